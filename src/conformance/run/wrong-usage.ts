/** An argument or option that cannot be used. */
export class WrongUsage extends TypeError {
  override readonly name = 'WrongUsage'
  /** What to write instead. */
  readonly fix: string

  /** @param problem which option it is, and what was received, as a sentence. */
  constructor(problem: string, fix: string) {
    super(`${problem} Use, for example: ${fix}`)
    this.fix = fix
  }
}

/** No request got a response that can be checked. */
export class NothingAsked extends Error {
  override readonly name = 'NothingAsked'
}
