import { initTRPC, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { NotFound } from '../../src/index.ts'
import { isErrorStatus } from '../../src/errors/status-range.ts'
import { fromTrpc } from '../../src/recognizers/trpc.ts'
import { respondTo, hostileValues } from './respond-to.ts'
import { thrownBy } from './schemas.ts'

const { procedure, router } = initTRPC.create()
const caller = router({
  zod: procedure.input(z.object({ age: z.number() })).query(() => 'valid'),
  valibot: procedure.input(v.object({ age: v.number() })).query(() => 'valid'),
  missing: procedure.query(() => {
    throw new NotFound('No book has that id.')
  }),
  broken: procedure.query(() => {
    throw new Error('secret')
  }),
  output: procedure.output(z.object({ age: z.number() })).query(() => ({ age: 'x' }) as never),
}).createCaller({})

type Code = ConstructorParameters<typeof TRPCError>[0]['code']
const codes = Object.keys(TRPC_ERROR_CODES_BY_KEY) as Code[]

describe('a TRPCError', () => {
  test.each(codes)('of %s has the status that tRPC has for it', async (code) => {
    const error = new TRPCError({ code, message: 'Because.' })
    const status = getHTTPStatusCodeFromError(error)
    expect(isErrorStatus(status)).toBe(true)
    const answer = await respondTo(error, [fromTrpc()])
    expect(answer.status).toBe(status)
    expect(answer.text.includes('Because.')).toBe(status < 500)
    expect((await respondTo(error)).status).toBe(500)
  })

  test('without a message does not repeat its code', async () => {
    const { problem } = await respondTo(new TRPCError({ code: 'NOT_FOUND' }), [fromTrpc()])
    expect(problem).toMatchObject({ title: 'Not Found', status: 404 })
    expect(JSON.stringify(problem)).not.toContain('NOT_FOUND')
  })

  test.each(['zod', 'valibot'] as const)(
    'of an input that %s refuses is a 400 with the list of errors',
    async (name) => {
      const error = await thrownBy(() => caller[name]({ age: 'secret' } as never))
      expect(error).toBeInstanceOf(TRPCError)
      const { status, text, problem } = await respondTo(error, [fromTrpc()])
      expect(status).toBe(400)
      expect(problem['errors']).toHaveLength(1)
      expect(text).not.toContain('secret')
    }
  )

  test('around an error of this package is sent as that error', async () => {
    const error = await thrownBy(() => caller.missing())
    expect(error).toBeInstanceOf(TRPCError)
    const { status, problem } = await respondTo(error, [fromTrpc()])
    expect(status).toBe(404)
    expect(problem['detail']).toBe('No book has that id.')
  })

  test.each(['broken', 'output'] as const)(
    'of a procedure that fails is a 500: %s',
    async (name) => {
      const { status, text } = await respondTo(await thrownBy(() => caller[name]()), [fromTrpc()])
      expect(status).toBe(500)
      expect(text).not.toContain('secret')
      expect(text).not.toContain('errors')
    }
  )

  test('of a code that is unknown stays a 500', () => {
    const error = Object.assign(new TRPCError({ code: 'CONFLICT' }), { code: 'toString' })
    expect(fromTrpc()(error)).toBeUndefined()
  })
})

test.each(hostileValues)('fromTrpc survives %s', (_name, value) => {
  expect(fromTrpc()(value)).toBeUndefined()
})
