/** Checks whether a server obeys the RFCs of HTTP. */
import { METHODS } from './probes/path-probes.ts'
import type { Report } from './report/report.ts'
import { isAtLeast } from './report/report.ts'
import type { Level } from './rules/rule.ts'
import { run, type Progress } from './run/run.ts'
import { serveFetch, type FetchTarget } from './run/serve-fetch.ts'
import { isLoopback, parseTarget, type Target } from './run/target.ts'
import { validate } from './run/validate.ts'
import { WrongUsage } from './run/wrong-usage.ts'

/** Options of `conformance`. */
export interface ConformanceOptions {
  /**
   * Paths of the app, with their queries: `/books/1`. A path that is not there is always asked as
   * well, and the path of the URL if it has one. At most 100.
   */
  readonly paths?: readonly string[]
  /**
   * The lowest level of findings in the report.
   *
   * @defaultValue 'MUST'
   */
  readonly level?: Level
  /**
   * The methods to send, of GET, HEAD, POST, DELETE, OPTIONS and UNKNOWN.
   *
   * @defaultValue all of them
   */
  readonly methods?: readonly string[]
  /** Ids of rules that are not reported. */
  readonly ignore?: readonly string[]
  /**
   * Also send POST, DELETE and an unknown method to `paths`. They can change or remove data.
   *
   * @defaultValue false
   */
  readonly unsafe?: boolean
  /**
   * Allow a host that is not loopback. Only do so if the server is yours.
   *
   * @defaultValue false
   */
  readonly notLoopback?: boolean
  /**
   * Accept a TLS certificate that no known authority has signed.
   *
   * @defaultValue false
   */
  readonly insecure?: boolean
  /**
   * The longest time of one exchange, in milliseconds, from 50 to 60,000.
   *
   * @defaultValue 3_000
   */
  readonly timeout?: number
  /**
   * The most requests to send: how many exchanges the run may have.
   *
   * @defaultValue 5_000
   */
  readonly maxExchanges?: number
  /** Called before each probe. */
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Sends well-formed and malformed requests to a server, and reports which rules of the RFCs its
 * responses violate. Redirects are not followed.
 *
 * @param target a URL, or an object with `fetch`, which is served on loopback by `@hono/node-server`.
 * @param options what to ask; without it, only a path that is not there.
 * @returns what was found; `findings` is empty if nothing violates a rule of `level`.
 * @throws {WrongUsage} if an option cannot be used.
 * @throws {NothingAsked} if no request got a response.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * const { findings } = await conformance(app)
 * for (const { rule, message } of findings) console.log(rule, message)
 * ```
 */
export async function conformance(
  target: string | URL | FetchTarget,
  options: ConformanceOptions = {}
): Promise<Report> {
  if (typeof target === 'string' || target instanceof URL) return check(String(target), options)
  if (typeof target?.fetch !== 'function') {
    throw new WrongUsage(
      `The target has to be a URL or an object with fetch; received ${typeof target}.`,
      "conformance('http://127.0.0.1:3000')"
    )
  }
  // Options are checked before a server is started.
  validate(options)
  const served = await serveFetch(target)
  try {
    return await check(served.url, options)
  } finally {
    await served.close()
  }
}

async function check(url: string, options: ConformanceOptions): Promise<Report> {
  const { level = 'MUST', methods = METHODS, ignore = [], unsafe = false, onProgress } = options
  validate(options)
  const target = parseTarget(url, options.insecure === true)
  allowHost(target, options)
  const paths = pathsOf(target, options.paths ?? [])
  const started = new Date()
  const { findings, ...outcome } = await run({
    target,
    paths,
    methods,
    unsafe,
    timeoutMs: options.timeout ?? 3000,
    mostExchanges: options.maxExchanges ?? 5000,
    onProgress,
  })
  const reported = findings.filter(({ rule }) => !ignore.includes(rule))
  const severe = reported.filter((finding) => isAtLeast(finding.level, level))
  return {
    target: target.origin,
    paths,
    level,
    startedAt: started.toISOString(),
    durationMs: Date.now() - started.getTime(),
    ...outcome,
    findings: severe,
    below: reported.length - severe.length,
    ignored: [...ignore],
  }
}

/** The paths to ask for, each once. Nothing is at the first one. */
function pathsOf(target: Target, paths: readonly string[]): readonly [string, ...string[]] {
  const [base = '/'] = target.path.split('?', 1)
  const missing = `${base.replace(/\/$/, '')}/no-such-path-of-hono-http-errors`
  const own = target.path === '/' ? [] : [target.path]
  const others = new Set([...own, ...paths])
  others.delete(missing)
  return [missing, ...others]
}

function allowHost({ endpoint, origin }: Target, options: ConformanceOptions): void {
  if (isLoopback(endpoint.host) || options.notLoopback === true) return
  const problem = `${endpoint.host} is not on this machine, and a check sends it malformed requests.`
  const forCommandLine = `${problem} If the server is yours: check ${origin} --yes-this-is-mine`
  throw new WrongUsage(problem, 'notLoopback: true, if the server is yours', forCommandLine)
}
