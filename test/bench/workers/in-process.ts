/** Measures a group of cases in a process of its own and prints what it measured as JSON. */

import { casesOf } from '../cases/index.ts'
import { useGlobalsOfTheServer } from '../node-globals.ts'
import { packageUnderTest } from '../package-under-test.ts'
import { inRounds } from '../rounds.ts'

await useGlobalsOfTheServer()
const [group, rounds] = process.argv.slice(2)
const cases = casesOf(group, await packageUnderTest())
console.log(JSON.stringify(await inRounds(cases, Number(rounds))))
