import { node } from './runtimes.ts'
import { describeConformance } from './suite.ts'

describeConformance(node())
