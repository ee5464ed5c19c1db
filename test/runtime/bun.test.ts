import { bun } from './runtimes.ts'
import { describeConformance } from './suite.ts'

describeConformance(bun)
