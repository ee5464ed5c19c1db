/** Pictures of pages as small PNG files: with a palette of at most 256 colours (PNG, third edition, §11.2.2). */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture: three bytes a pixel, row by row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Buffer
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const TRUECOLOUR = 2
const INDEXED = 3
const TRUECOLOUR_WITH_ALPHA = 6
const CHANNELS: Readonly<Record<number, number>> = { [TRUECOLOUR]: 3, [TRUECOLOUR_WITH_ALPHA]: 4 }

/**
 * Reads a PNG as Chromium writes it: 8 bits a channel, not interlaced, opaque.
 *
 * @throws {Error} for another one.
 */
export function readPng(file: Buffer): Picture {
  const chunks = chunksOf(file)
  const head = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13)
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const [depth, colourType = -1, , , interlace] = head.subarray(8)
  const channels = CHANNELS[colourType]
  if (channels === undefined || depth !== 8 || interlace !== 0) {
    throw new Error(
      'Only a PNG of 8 bits a channel, in true colour and not interlaced, can be read.'
    )
  }
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data)
  const rows = unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels)
  const pixels = Buffer.concat(rows)
  if (channels === 3) return { width, height, pixels }
  return { width, height, pixels: pixels.filter((_byte, index) => index % 4 !== 3) as Buffer }
}

function chunksOf(file: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is not a PNG.')
  const chunks = []
  for (let start = 8; start < file.length;) {
    const length = file.readUInt32BE(start)
    const type = file.toString('latin1', start + 4, start + 8)
    chunks.push({ type, data: file.subarray(start + 8, start + 8 + length) })
    start += 12 + length
  }
  return chunks
}

/** The rows without their filters (§9.2): each begins with the number of its filter. */
function unfiltered(bytes: Buffer, length: number, pixelLength: number): readonly Buffer[] {
  const rows: Buffer[] = []
  let above = Buffer.alloc(length)
  for (let start = 0; start < bytes.length; start += length + 1) {
    const row = Buffer.from(bytes.subarray(start + 1, start + 1 + length))
    const predict = predictors[bytes[start] ?? 0] ?? (() => 0)
    for (let x = 0; x < length; x++) {
      const left = row[x - pixelLength] ?? 0
      const aboveLeft = above[x - pixelLength] ?? 0
      row[x] = (row[x] ?? 0) + predict(left, above[x] ?? 0, aboveLeft)
    }
    rows.push(row)
    above = row
  }
  return rows
}

/** None, Sub, Up, Average and Paeth, by their numbers. */
const predictors: readonly ((left: number, above: number, aboveLeft: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
]

function paeth(left: number, above: number, aboveLeft: number): number {
  const estimate = left + above - aboveLeft
  const [toLeft, toAbove, toAboveLeft] = [left, above, aboveLeft].map((value) =>
    Math.abs(estimate - value)
  ) as [number, number, number]
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left
  return toAbove <= toAboveLeft ? above : aboveLeft
}

/** Writes a PNG with the 256 most frequent colours; the others become the nearest of them. */
export function writeIndexedPng({ width, height, pixels }: Picture): Buffer {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const colours = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour)
  const palette = colours.slice(0, 256)
  const indexes = new Map(colours.map((colour) => [colour, nearest(colour, palette)]))
  // Filter 0 before each row: it is the best one for a palette (§12.7).
  const rows = Buffer.alloc(height * (width + 1))
  for (let at = 0; at < width * height; at++) {
    const index = indexes.get(pixels.readUIntBE(at * 3, 3)) ?? 0
    rows[at + Math.floor(at / width) + 1] = index
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, INDEXED], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.concat(palette.map(bytesOf))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function bytesOf(colour: number): Buffer {
  const bytes = Buffer.alloc(3)
  bytes.writeUIntBE(colour, 0, 3)
  return bytes
}

function nearest(colour: number, palette: readonly number[]): number {
  const exact = palette.indexOf(colour)
  if (exact >= 0) return exact
  const distances = palette.map((other) => distance(bytesOf(colour), bytesOf(other)))
  return distances.indexOf(Math.min(...distances))
}

function distance(one: Buffer, other: Buffer): number {
  return one.reduce((sum, byte, channel) => sum + (byte - (other[channel] ?? 0)) ** 2, 0)
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
