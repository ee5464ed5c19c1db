import { workerd } from './runtimes.ts'
import { describeConformance } from './suite.ts'

describeConformance(workerd)
