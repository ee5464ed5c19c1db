/** Which of several wrapped apps decides over an unknown path. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors } from '../../../src/index.ts'

const quiet = { report: false } as const

describe('an unknown path below several wrapped apps', () => {
  const named = (region: string) =>
    httpErrors(new Hono(), { ...quiet, extensions: () => ({ region }) }).get('/known', (c) =>
      c.text(region)
    )
  const regionOf = async (app: Hono, path: string) =>
    Reflect.get((await (await app.request(path)).json()) as object, 'region')

  test('the options of the deepest one decide, whichever was mounted first', async () => {
    const root = () => httpErrors(new Hono(), { ...quiet, extensions: () => ({ region: 'root' }) })
    for (const app of [
      root().route('/api/v1', named('deep')).route('/api', named('shallow')),
      root().route('/api', named('shallow')).route('/api/v1', named('deep')),
    ]) {
      expect(await regionOf(app, '/api/v1/unknown')).toBe('deep')
      expect(await regionOf(app, '/api/unknown')).toBe('shallow')
      expect(await regionOf(app, '/apiary')).toBe('root')
      expect(await regionOf(app, '/unknown')).toBe('root')
    }
  })

  test('routes of the app itself below the same path change nothing', async () => {
    const app = httpErrors(new Hono(), quiet).route('/api', named('mounted'))
    app.basePath('/api').get('/own', (c) => c.text('own'))
    expect(await regionOf(app, '/api/unknown')).toBe('mounted')
  })

  test('those of an app that is mounted at / hold for every path', async () => {
    const app = httpErrors(new Hono(), quiet).route('/', named('mounted'))
    expect(await regionOf(app, '/unknown/path')).toBe('mounted')
  })
})
