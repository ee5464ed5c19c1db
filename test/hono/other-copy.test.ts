/** Mounting an app of another copy of Hono, by classes that have what is read of Hono's. */
import type { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { mountAcrossCopies } from '../../src/hono/other-copy.ts'

const defaultOfA = () => 'a'
const defaultOfB = () => 'b'
const own = () => 'own'

class BaseA {
  errorHandler = defaultOfA
  route(): void {}
}
class BaseB {
  errorHandler = defaultOfB
  route(): void {}
}
class AppOfA extends BaseA {}
class AppOfB extends BaseB {}
class Mine extends AppOfB {}
class NoApp {
  errorHandler = defaultOfB
}

/** The error handler of the sub-app while it is mounted, and afterwards. */
function handlersOf(app: unknown, subApp: { errorHandler?: unknown }) {
  let during: unknown
  const result = mountAcrossCopies(app as Hono, subApp as unknown as Hono, () => {
    during = subApp.errorHandler
    return 'mounted'
  })
  expect(result).toBe('mounted')
  return [during, subApp.errorHandler]
}

const withOwn = Object.assign(new AppOfB(), { errorHandler: own })

describe('mountAcrossCopies', () => {
  test.each([
    ['an app of the other copy', new AppOfB()],
    ['an app of a class of the user', new Mine()],
    ['an app of the base class', new BaseB()],
  ])('%s has the default error handler of the parent while it is mounted', (_, subApp) => {
    expect(handlersOf(new AppOfA(), subApp)).toEqual([defaultOfA, defaultOfB])
  })

  test.each([
    ['an app of the same copy', new AppOfA(), new BaseA(), defaultOfA],
    ['an app with an error handler', new AppOfA(), withOwn, own],
    ['what is no app', new AppOfA(), new NoApp(), defaultOfB],
    ['an object', new AppOfA(), { errorHandler: own }, own],
    [
      'an app whose constructor is no function',
      new AppOfA(),
      { errorHandler: own, route() {}, constructor: 'own' },
      own,
    ],
    ['an app in what is no app', new NoApp(), new AppOfB(), defaultOfB],
    ['an app in an object', {}, new AppOfB(), defaultOfB],
  ])('%s keeps its own', (_, app, subApp, handler) => {
    expect(handlersOf(app, subApp)).toEqual([handler, handler])
  })

  test('an object that has a method route is no app, as its class makes no error handler', () => {
    const subApp = { errorHandler: own, route() {} }
    expect(handlersOf(new AppOfA(), subApp)).toEqual([own, own])
  })

  test('what is null or undefined is passed on to Hono', () => {
    const mount = vi.fn<() => void>()
    mountAcrossCopies(new AppOfA() as unknown as Hono, undefined as unknown as Hono, mount)
    mountAcrossCopies(null as unknown as Hono, new AppOfB() as unknown as Hono, mount)
    expect(mount).toHaveBeenCalledTimes(2)
  })

  test('the error handler is restored where Hono throws', () => {
    const subApp = new AppOfB()
    const mount = (): never => {
      throw new Error('no path')
    }
    expect(() =>
      mountAcrossCopies(new AppOfA() as unknown as Hono, subApp as unknown as Hono, mount)
    ).toThrow('no path')
    expect(subApp.errorHandler).toBe(defaultOfB)
  })
})
