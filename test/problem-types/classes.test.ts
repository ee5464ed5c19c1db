/** Classes: bases and subclasses with constructors of their own, from(), minifiers, two copies of the package. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Hono } from 'hono'
import { runInNewContext } from 'node:vm'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import * as first from '../../src/index.ts'
import {
  defineProblem,
  Forbidden,
  HttpError,
  MethodNotAllowed,
  NotFound,
  toProblem,
} from '../../src/index.ts'
import { respondTo } from '../support/respond-to.ts'

const definition = {
  type: 'https://api.example.com/problems/book-missing',
  title: 'There is no such book.',
  extensions: z.object({ id: z.string() }),
} as const

describe('a problem type', () => {
  test('may have a subclass of a status as its base', () => {
    class LibraryError extends Forbidden {
      get shelf(): string {
        return 'A'
      }
    }
    class Locked extends defineProblem(LibraryError, { type: '/locked', title: 'Locked.' }) {}
    const error = new Locked('log')
    expect(error).toBeInstanceOf(LibraryError)
    expect(Reflect.get(error, 'shelf')).toBe('A')
    expect(toProblem(error)).toMatchObject({ type: '/locked', title: 'Locked.', status: 403 })
    expect(toProblem(new LibraryError()).type).toBe('about:blank')
  })

  test('may have a subclass with a constructor of its own, which from() does not call', () => {
    const constructed = vi.fn<() => void>()
    class BookMissing extends defineProblem(NotFound, definition) {
      constructor(id: string) {
        super(`The shelf of ${id} is empty.`, { id })
        constructed()
      }
    }
    const error = new BookMissing('dune')
    expect(error).toMatchObject({
      extensions: { id: 'dune' },
      message: 'The shelf of dune is empty.',
    })
    expect(constructed).toHaveBeenCalledTimes(1)
    const restored = BookMissing.from({ id: 'dune', detail: 'Gone.' })
    expect(restored).toBeInstanceOf(BookMissing)
    expect(restored).toMatchObject({ extensions: { id: 'dune' }, detail: 'Gone.' })
    expect(constructed).toHaveBeenCalledTimes(1)
  })

  test('leaves its base and other types of the same base as they are', () => {
    const before = { ...NotFound.definition }
    const A = defineProblem(NotFound, { type: '/a', title: 'A.', condition: 'temporary' })
    const B = defineProblem(NotFound, { type: '/b', title: 'B.', condition: 'permanent' })
    expect([new A().condition, new B().condition]).toEqual(['temporary', 'permanent'])
    expect(NotFound.definition).toEqual(before)
    expect('type' in new NotFound()).toBe(false)
    expect(new A()).not.toBeInstanceOf(B)
  })

  test('has the facts of its status and those of its type in one frozen definition', () => {
    const A = defineProblem(NotFound, { ...definition, description: 'When …', aliases: ['/old'] })
    expect(A.definition).toMatchObject({
      ...NotFound.definition,
      type: definition.type,
      title: definition.title,
      name: 'BookMissing',
      description: 'When …',
      aliases: ['/old'],
    })
    expect(A.definition.extensions).toBe(definition.extensions)
    expect(Object.isFrozen(A.definition)).toBe(true)
  })
})

describe('from()', () => {
  class Closed extends defineProblem(MethodNotAllowed, {
    type: '/closed',
    title: 'Closed.',
    extensions: z.object({ until: z.string() }),
  }) {}

  test('requires nothing: required fields get a placeholder, members are left out', () => {
    const error = Closed.from()
    expect(error).toMatchObject({ status: 405, type: '/closed', title: 'Closed.', extensions: {} })
    expect(error.placeholders).toEqual(['allow'])
    expect(error.violation).toHaveLength(1)
  })

  test('keeps type and title of the class, whatever was received', () => {
    const error = Closed.from({ until: 'May', type: '/evil', title: 'Evil.', status: 200 })
    expect(toProblem(error)).toMatchObject({
      type: '/closed',
      title: 'Closed.',
      status: 405,
      until: 'May',
    })
  })

  test('reads options and members side by side', () => {
    const error = Closed.from({
      until: 'May',
      allow: ['GET'],
      detail: 'Back in May.',
      instance: '/7',
    })
    expect(error.extensions).toEqual({ until: 'May' })
    expect(error.headers).toEqual({ allow: 'GET' })
    expect(error).toMatchObject({ detail: 'Back in May.', instance: '/7' })
    expect('isForeign' in error).toBe(false)
  })

  test('stands for the cause, where there is one', () => {
    const cause = new Error('x')
    expect(Closed.from({ until: 'May', cause })).toMatchObject({ cause, isForeign: true })
    expect('isForeign' in Closed.from({ until: 'May', cause, isForeign: false })).toBe(false)
  })

  test('names option and class of an option that is malformed', () => {
    const call = (): unknown => Closed.from({ until: 'May', detail: 7 as unknown as string })
    expect(call).toThrow(`Option 'detail' of Closed must be a string; received 7.`)
  })
})

test('The name of an error is that of its type after a minifier has renamed the classes', async () => {
  const contents = `
    import { BadRequest, defineProblem, DateNotAcceptable, NotFound } from './src/index.ts'
    class BookMissing extends defineProblem(NotFound, { type: '/problems/book-missing', title: 'x' }) {}
    class Renamed extends defineProblem(NotFound, { type: '/a', title: 'x', name: 'NoSuchShelf' }) {}
    const Constant = defineProblem(BadRequest, { type: '/problems/out_of_credit', title: 'x' })
    globalThis.found = [BookMissing, Renamed, Constant, DateNotAcceptable].map((Class) => {
      const error = new Class()
      return [error.name, String(error).split(':')[0], Class.definition.name]
    })
    globalThis.classNames = [BookMissing.name]`
  const resolveDir = fileURLToPath(new URL('../../', import.meta.url))
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    external: ['youch'],
  })
  const globals: Record<string, unknown> = { Headers, Response, Request, URL, AbortController }
  runInNewContext(outputFiles[0]?.text ?? '', globals)
  expect(globals['found']).toEqual(
    ['BookMissing', 'NoSuchShelf', 'OutOfCredit', 'DateNotAcceptable'].map((name) => [
      name,
      name,
      name,
    ])
  )
  expect(globals['classNames']).not.toEqual(['BookMissing'])
})

describe('two copies of the package', async () => {
  vi.resetModules()
  const second = await import('../../src/index.ts')

  test('have different classes', () => {
    expect(second.NotFound).not.toBe(NotFound)
    expect(second.defineProblem).not.toBe(defineProblem)
  })

  test.each([
    ['declared by the first copy with a class of the second', first.defineProblem, second.NotFound],
    ['declared by the second copy with a class of the first', second.defineProblem, first.NotFound],
    ['declared by the second copy alone', second.defineProblem, second.NotFound],
  ])('send a problem type that is %s', async (_how, define, base) => {
    const Missing = define(base as typeof NotFound, definition)
    const { response, body, reported } = await respondTo(new Missing({ id: 'dune' }), {})
    expect(response.status).toBe(404)
    expect(JSON.parse(body)).toMatchObject({
      type: definition.type,
      title: definition.title,
      id: 'dune',
    })
    expect(reported).toHaveLength(1)
    expect(HttpError.is(new Missing({ id: 'dune' }))).toBe(true)
    expect(first.problems(Missing)).toEqual([Missing])
  })

  test('report a violation of the other copy', async () => {
    const Missing = second.defineProblem(second.NotFound, definition)
    const error = new Missing({ id: 7 as unknown as string })
    const { reported, body } = await respondTo(error as unknown as Error, {})
    expect(JSON.parse(body)).toMatchObject({ type: definition.type, status: 404 })
    expect(reported).toEqual([
      error,
      expect.objectContaining({ name: 'ContractViolation', cause: error }),
    ])
  })
})

test('A problem type that is thrown without new is a 500, and the report names its class', async () => {
  const Missing = defineProblem(NotFound, { type: '/missing', title: 'x' })
  const reported: unknown[] = []
  const app = first.httpErrors(new Hono(), { report: (error) => void reported.push(error) })
  app.get('/', () => {
    throw Missing
  })
  expect((await app.request('/')).status).toBe(500)
  expect(String(reported[0])).toContain('write throw new Missing()')
})
