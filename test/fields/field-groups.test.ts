/** The groups of response fields. */
import { expect, test } from 'vitest'
import {
  connectionFields,
  isReplaced,
  representationFields,
  responseOnlyFields,
  staleFields,
} from '../../src/fields/field-groups.ts'

const ofConnection = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]
const ofResponse = [
  'connection',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'date',
  'early-data',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]
const ofRepresentation = [
  'accept-ranges',
  'age',
  'cache-control',
  'cdn-cache-control',
  'content-digest',
  'content-disposition',
  'content-language',
  'content-location',
  'content-md5',
  'digest',
  'etag',
  'expires',
  'im',
  'last-modified',
  'location',
  'pragma',
  'preference-applied',
  'refresh',
  'repr-digest',
  'surrogate-control',
]

test('each group has exactly its fields', () => {
  expect([...connectionFields]).toEqual(ofConnection)
  expect([...responseOnlyFields]).toEqual(ofResponse)
  expect([...representationFields]).toEqual(ofRepresentation)
  expect(staleFields).toEqual([...ofResponse, ...ofRepresentation])
})

test.each([...ofResponse, ...ofRepresentation])(
  '%s of a foreign error is replaced, unless it is Cache-Control',
  (name) => {
    expect(isReplaced(name)).toBe(name !== 'cache-control')
  }
)

test.each(['', 'link', 'retry-after', 'set-cookie', 'x-request-id', 'Content-Type'])(
  '%j is not replaced',
  (name) => {
    expect(isReplaced(name)).toBe(false)
  }
)
