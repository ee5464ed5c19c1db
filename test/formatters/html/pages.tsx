/** Pages of an app's own, in JSX. */
import type { Problem } from '../../../src/problem/problem.ts'

export const Page = ({ problem }: { problem: Problem }) => <p>{problem.detail}</p>

const Slow = async ({ problem }: { problem: Problem }) => <p>{problem.detail}</p>

export const SlowPage = ({ problem }: { problem: Problem }) => (
  <main>
    <Slow problem={problem} />
  </main>
)
