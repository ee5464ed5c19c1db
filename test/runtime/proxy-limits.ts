/** What becomes of a sound response behind a proxy. */
import type { Limit, Place } from './limit.ts'
import type { RuntimeName } from './runtimes.ts'

const to =
  (...targets: readonly string[]) =>
  ({ one }: Place): boolean =>
    targets.includes(one.request.target)

const upgrading = to('/status/426')
const expecting = ({ one }: Place): boolean =>
  one.request.fields?.some(([name]) => name === 'Expect') ?? false

/** What is missing where something else than our response came. */
const replaced = ['OWN-STATUS', 'OWN-TYPE', 'OWN-FIELD', 'OWN-CONTENT'] as const
const UPGRADE_IS_LOCAL =
  'The fields of the connection end at the proxy, so it is the one to send a 426.'

/** nginx, whatever is behind it. */
const ofNginx = (runtime: RuntimeName): readonly Limit[] => [
  {
    runtime,
    rules: ['A-NO-STORE', ...replaced],
    where: to('/books%'),
    happens: 'nginx answers a path that cannot be decoded by itself, with its own page.',
    answer: 'The status is right; `error_page` changes the page.',
  },
  {
    runtime,
    rules: ['STATUS-FINAL', 'OWN-LENGTH', ...replaced],
    where: expecting,
    happens: 'nginx sends 100 by itself and asks the app only when it has the whole content.',
    answer: 'Limit the content there too, by `client_max_body_size`.',
  },
]

/** nginx as it is out of the box, before a server that sends Upgrade. */
const handsUpgradeOn = (runtime: RuntimeName): Limit => ({
  runtime,
  rules: ['UPGRADE-OPTION', 'STATUS-FINAL', 'OWN-LENGTH', ...replaced],
  where: upgrading,
  happens:
    'nginx hands the `Upgrade` of a 426 on without `Connection: upgrade`, and in HTTP/2, where clients reset the stream.',
  answer: '`proxy_hide_header Upgrade;`.',
})

const losesUpgrade = (runtime: RuntimeName, happens: string): Limit => ({
  runtime,
  rules: ['S426-UPGRADE', 'S426-H2', 'OWN-STATUS', 'OWN-CONTENT'],
  where: upgrading,
  happens,
  answer: UPGRADE_IS_LOCAL,
})

const endsCutStreams = (runtime: RuntimeName): Limit => ({
  runtime,
  rules: ['OWN-CUT'],
  where: to('/stream'),
  happens: 'nginx takes a stream that was cut for one that ended, as it asks in HTTP/1.0.',
  answer: '`proxy_http_version 1.1;`.',
})

/**
 * Towards its upstream, nginx asks to close, so a server closes while the content of the request still
 * comes: the system then resets the connection, and what the client gets depends on who is faster.
 */
const losesEarlyAnswers = (runtime: RuntimeName): Limit => ({
  runtime,
  rules: ['A-NO-STORE', ...replaced],
  where: ({ one }) => (one.request.body ?? '').length > 1000,
  isRace: true,
  happens: 'nginx may answer 502 where the app answered without reading the content.',
  answer:
    '`proxy_http_version 1.1; proxy_set_header Connection "";` with `keepalive` in the upstream.',
})

export const proxyLimits: readonly Limit[] = [
  ...ofNginx('nginx'),
  losesEarlyAnswers('nginx'),
  handsUpgradeOn('nginx'),
  endsCutStreams('nginx'),
  ...ofNginx('bun-nginx'),
  losesEarlyAnswers('bun-nginx'),
  handsUpgradeOn('bun-nginx'),
  ...ofNginx('deno-nginx'),
  losesEarlyAnswers('deno-nginx'),
  handsUpgradeOn('deno-nginx'),
  endsCutStreams('deno-nginx'),
  ...ofNginx('workerd-nginx'),
  losesEarlyAnswers('workerd-nginx'),
  losesUpgrade('workerd-nginx', 'workerd drops the `Upgrade` of a 426.'),
  endsCutStreams('workerd-nginx'),
  ...ofNginx('nginx11'),
  {
    runtime: 'nginx11',
    rules: ['STATUS-FINAL', 'PERSIST-LENGTH', 'OWN-LENGTH', ...replaced],
    where: to('/hints'),
    happens: 'nginx 1.22 takes a 103 for the response, and the client waits in vain.',
    answer:
      'No `sendEarlyHints` behind it; to an upstream of HTTP/1.0, its default, none are sent.',
  },
  losesUpgrade('nginx11', 'With `proxy_hide_header Upgrade;` a 426 has no `Upgrade`.'),
  {
    runtime: 'haproxy',
    rules: ['CLOSE-SEND', 'CLOSE-ECHO', 'S426-H2', 'OWN-STATUS', 'OWN-CONTENT'],
    where: upgrading,
    happens:
      'HAProxy does not say that it closes after a 426, and cannot keep one from an HTTP/2 client.',
    answer: UPGRADE_IS_LOCAL,
  },
  {
    runtime: 'caddy',
    rules: ['CLOSE-SEND', 'S408-CLOSE'],
    where: ({ channel, one }) => channel === '1.0' && one.request.target !== '/books%',
    happens: 'Caddy closes the connection of an HTTP/1.0 client without `Connection: close`.',
    answer: 'It says HTTP/1.0, where closing is the rule.',
  },
  {
    runtime: 'caddy',
    rules: ['S407-CHALLENGE'],
    where: to('/status/407'),
    happens: 'Caddy drops `Proxy-Authenticate`.',
    answer: UPGRADE_IS_LOCAL.replace('426', '407'),
  },
  {
    runtime: 'caddy',
    rules: ['INTERIM-HTTP10'],
    where: to('/hints'),
    happens: 'Caddy 2.6 hands a 103 on to HTTP/1.0 clients too.',
    answer: 'No `sendEarlyHints` behind it where such clients matter.',
  },
  losesUpgrade('caddy', 'Caddy drops the `Upgrade` of a 426.'),
  {
    runtime: 'caddy',
    rules: [
      'DATE-SEND',
      'CL-SEND',
      'STATUS-FINAL',
      'A-NO-STORE',
      'A-PHRASE-ONLY',
      'OWN-LENGTH',
      ...replaced,
    ],
    where: to('/books%'),
    happens: 'Caddy answers a path that cannot be decoded by itself, in HTTP/2 by a reset.',
    answer: 'The status is right.',
  },
  {
    runtime: 'caddy',
    rules: ['OWN-CUT'],
    where: to('/stream'),
    happens: 'Caddy 2.6 ends a stream that was cut as if it were whole.',
    answer: 'Let the content tell its end, as `withErrorEvent` does.',
  },
]
