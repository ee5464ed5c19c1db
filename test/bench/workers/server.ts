/** Serves one app on a port that the system chooses; tells the port, and when asked its CPU time. */

import type { AddressInfo } from 'node:net'
import { listen } from '../cases/servers.ts'
import { packageUnderTest } from '../package-under-test.ts'

const server = await listen(process.argv[2] ?? '', await packageUnderTest())
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
process.on('SIGINT', () => process.exit())
process.send?.((server.address() as AddressInfo).port)
