import { lambda } from './runtimes.ts'
import { describeConformance } from './suite.ts'

describeConformance(lambda)
