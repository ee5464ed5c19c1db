/** Every known limit, of runtimes and of proxies. */
import { proxyLimits } from './proxy-limits.ts'
import { runtimeLimits } from './limits.ts'
import type { Limit } from './limit.ts'

export const limits: readonly Limit[] = [...runtimeLimits, ...proxyLimits]
