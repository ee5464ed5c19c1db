import { deno } from './runtimes.ts'
import { describeConformance } from './suite.ts'

describeConformance(deno)
