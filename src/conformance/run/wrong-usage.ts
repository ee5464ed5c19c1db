/** An argument or option that cannot be used. */
export class WrongUsage extends TypeError {
  /** The name of the class, which no minifier changes. */
  override readonly name = 'WrongUsage'
  /** The same message in the words of the command line. */
  readonly forCommandLine: string

  /**
   * @param problem which option it is, and what was received, as a sentence.
   * @param fix what to write instead.
   * @param forCommandLine the message for the command line, if its option has another name.
   */
  constructor(problem: string, fix: string, forCommandLine?: string) {
    super(`${problem} Use, for example: ${fix}`)
    this.forCommandLine = forCommandLine ?? this.message
  }
}

/** No request got a response that can be checked. */
export class NothingAsked extends Error {
  /** The name of the class, which no minifier changes. */
  override readonly name = 'NothingAsked'
}
