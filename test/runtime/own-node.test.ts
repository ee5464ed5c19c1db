import { ownNode } from './runtimes.ts'
import { describeConformance } from './suite.ts'

describeConformance(ownNode())
