/** The conformance suite again, with a proxy between client and runtime. */
import { parseHttp1 } from '../../src/conformance/syntax/http1-parser.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  type WireResponse,
} from '../../src/conformance/clients/raw-client.ts'
import { wireResponse } from '../../src/conformance/syntax/wire-response.ts'
import type { Request } from '../runtime/case.ts'
import { bun, deno, node, workerd, type ProxiedName, type Runtime } from '../runtime/runtimes.ts'
import { describeConformance } from '../runtime/suite.ts'
import { proxies, nginxDefault, type Proxy } from './proxies.ts'

/** A proxy in front of a runtime, as a runtime. */
function proxied(proxy: Proxy, runtime: Runtime, name: ProxiedName = proxy.name): Runtime {
  return {
    name,
    title: `${runtime.title} behind ${proxy.title}`,
    channels: ['1.0', '1.1', '2'],
    murmurs: /(?!)/g,
    isProxied: true,
    start: async () => {
      const upstream = await runtime.start()
      const front = await proxy.start([upstream.port ?? 0]).catch(async (error: unknown) => {
        await upstream.stop()
        throw error
      })
      return {
        version: upstream.version,
        port: front.http1,
        exchange: (channel, request) =>
          channel === '2'
            ? exchangeHttp2(front.http2, request).catch(() => noResponse(request))
            : exchangeHttp1(front.http1, {
                ...request,
                version: channel === '1.0' ? '1.0' : '1.1',
              }),
        complaints: () => '',
        stop: async () => {
          await front.stop()
          await upstream.stop()
        },
      }
    },
  }
}

/** A stream that the client's library had to reset, as what came broke the rules of HTTP/2. */
function noResponse({ method, fields = [] }: Request): WireResponse {
  const nothing = parseHttp1(Buffer.alloc(0), method, true)
  return wireResponse({ ...nothing, version: '2' }, { method, version: '2', fields }, true)
}

for (const proxy of proxies) describeConformance(proxied(proxy, node()))
describeConformance(proxied(nginxDefault, bun, 'bun-nginx'))
describeConformance(proxied(nginxDefault, deno, 'deno-nginx'))
describeConformance(proxied(nginxDefault, workerd, 'workerd-nginx'))
