import { nodeExecutable, nodeVersions } from './nodes.ts'
import { node } from './runtimes.ts'
import { describeConformance } from './suite.ts'

for (const version of nodeVersions) describeConformance(node(nodeExecutable(version)))
