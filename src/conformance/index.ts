/**
 * Checks whether the responses of a server obey the RFCs of HTTP: its errors above all.
 *
 * @module
 */
export { conformance, type ConformanceOptions } from './conformance.ts'
export type { Finding, OtherMessage, ProtocolUse, Report, Unanswered } from './report/report.ts'
export { junit } from './report/junit.ts'
export type { Level } from './rules/rule.ts'
export type { Progress } from './run/run.ts'
export type { FetchTarget } from './run/serve-fetch.ts'
export { NothingAsked, WrongUsage } from './run/wrong-usage.ts'
