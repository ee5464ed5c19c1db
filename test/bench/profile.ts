/** `npm run profile [-- group case]`: where the time goes, by default of one thrown NotFound. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { selfTimes, type CpuProfile } from './cpu-profile.ts'
import { buildPackage, buildWorkers, runWorker } from './worker.ts'

const LISTED = 25
const MILLISECONDS = '4000'

const [group = 'throw', name = group] = process.argv.slice(2)
await Promise.all([buildPackage(), buildWorkers()])
const folder = mkdtempSync(`${tmpdir()}/profile-`)
const printed = await runWorker('one-case', {
  args: [group, name, MILLISECONDS],
  flags: ['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', folder],
})
const nanoseconds = Number(printed)
const [file = ''] = readdirSync(folder)
const profile = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as CpuProfile
rmSync(folder, { recursive: true })
console.log(`${group} ${name}: ${nanoseconds.toFixed(0)} ns a call, the profiler's part in it\n`)
for (const [label, share] of selfTimes(profile).slice(0, LISTED)) {
  const time = `${(share * nanoseconds).toFixed(0)} ns`
  console.log(`${(share * 100).toFixed(1).padStart(5)} %  ${time.padStart(8)}  ${label}`)
}
