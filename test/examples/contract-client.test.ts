/** The client of examples/contract, which orders from the shop over a real socket. */
import { expect, onTestFinished, test } from 'vitest'
import { createShop } from '../../examples/contract/app.ts'
import { orderBooks, type ClientOptions } from '../../examples/contract/client.ts'
import { startHttp1, type TestServer } from '../support/server.ts'

/** A shop, and a client whose pauses move the clock of the shop. */
async function openShop() {
  let now = 0
  const lines: string[] = []
  const server: TestServer = await startHttp1(createShop(() => now))
  const options: ClientOptions = {
    url: `http://127.0.0.1:${server.port}`,
    write: (line) => void lines.push(line),
    wait: async (seconds) => {
      lines.push(`(${seconds} seconds pass)`)
      now += seconds * 1000
    },
  }
  return { lines, options, server }
}

test('The client shows the balance where the credit runs out, and repeats what may be repeated', async () => {
  const { lines, options, server } = await openShop()
  onTestFinished(() => server.close())
  await orderBooks(['dune', 'dune', 'ulysses', 'emma', 'dune'], options)
  expect(lines).toEqual([
    'Dune is ordered. 800 cents are left.',
    'Your balance is 800 cents, and the order costs 1200: topping up.',
    'Dune is ordered. 0 cents are left.',
    'There is no such book.\nNo book has the id ulysses.',
    'Your balance is 0 cents, and the order costs 700: topping up.',
    'Emma is ordered. 0 cents are left.',
    'Your balance is 0 cents, and the order costs 1200: topping up.',
    '(60 seconds pass)',
    'Dune is ordered. 0 cents are left.',
  ])
})

test('The client describes errors in German, and sends an order once if the shop cannot be reached', async () => {
  const { lines, options, server } = await openShop()
  await server.close()
  await orderBooks(['dune'], { ...options, language: 'de' })
  expect(lines).toEqual([
    [
      'Keine Verbindung',
      'Der Server ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung.',
      'Versuchen Sie es später erneut.',
    ].join('\n'),
  ])
})
