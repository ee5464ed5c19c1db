/** The known limits of the runtimes; those below the app are in `below.ts`. */
import type { Limit, Place } from './limit.ts'

const everywhere = (): boolean => true
const overHttp10 = ({ channel }: Place): boolean => channel === '1.0'

const UNTOLD =
  'The runtime does not tell the version of HTTP, so nothing can: put a proxy before it.'

export const runtimeLimits: readonly Limit[] = [
  {
    runtime: 'own-node',
    rules: ['S431-FIELD'],
    where: ({ one }) => one.title === 'fields of 70 kB',
    happens: 'A 431 from below the app does not name the field that is too large.',
    answer: "Node's parser gives up before it tells the name; the app's own 431 has it.",
  },
  {
    runtime: 'bun',
    rules: ['CLOSE-SEND'],
    where: overHttp10,
    happens: 'Bun closes the connection of an HTTP/1.0 client without `Connection: close`.',
    answer: UNTOLD,
  },
  {
    runtime: 'bun',
    rules: ['CLOSE-ECHO'],
    where: ({ one }) => ['/stream', '/events'].includes(one.request.target),
    happens: 'Bun does not answer `Connection: close` with the same.',
    answer: 'Errors say it; a stream that has begun is not an error yet.',
  },
  {
    runtime: 'deno',
    rules: ['CLOSE-SEND'],
    where: overHttp10,
    happens: 'Deno closes the connection of an HTTP/1.0 client without `Connection: close`.',
    answer: `${UNTOLD} The response says HTTP/1.0, where closing is the rule.`,
  },
  {
    runtime: 'deno',
    rules: ['S426-H2', 'OWN-STATUS', 'OWN-CONTENT'],
    where: ({ channel, response }) => channel === '2' && response.status === 426,
    happens: 'A 426 goes to an HTTP/2 client as it is, though without `Upgrade`.',
    answer: 'Deno does not tell the version of HTTP: throw `HttpVersionNotSupported` instead.',
  },
  {
    runtime: 'workerd',
    rules: ['DATE-SEND'],
    where: everywhere,
    happens: 'workerd sends no `Date`.',
    answer: "Cloudflare's edge adds it; a workerd of your own needs a proxy that does.",
  },
  {
    runtime: 'workerd',
    rules: ['CLOSE-SEND'],
    where: overHttp10,
    happens: 'workerd closes the connection of an HTTP/1.0 client without `Connection: close`.',
    answer: `${UNTOLD} The response says HTTP/1.0, where closing is the rule.`,
  },
  {
    runtime: 'workerd',
    rules: ['S408-CLOSE'],
    where: overHttp10,
    happens: 'workerd drops the `Connection: close` of a 408.',
    answer: 'Nothing can: connections are the business of the edge there.',
  },
  {
    runtime: 'workerd',
    rules: ['S426-UPGRADE'],
    where: everywhere,
    happens: 'workerd drops the `Upgrade` of a 426.',
    answer: 'The content tells what to upgrade to, if `detail` says it.',
  },
  {
    runtime: 'lambda',
    rules: ['DATE-SEND'],
    where: everywhere,
    happens: 'What a function returns has no `Date`.',
    answer: 'The gateway or balancer before it adds it.',
  },
]
