import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RunHash } from './RunHash.ts'
import { ROW } from './rows.ts'
import { MOST_BYTES, MOST_ROWS, Trace } from './Trace.ts'
import { CHUNK_ROWS } from './TraceChunk.ts'

type Row = [atUs: number, kind: number, lane: number, subject: number, detail: number, otherUs: number]

function traceOf(rows: readonly Row[], mostRows?: number): Trace {
  const trace = new Trace(mostRows)
  for (const row of rows) trace.row(...row)
  return trace
}

function power(bit: number): number {
  return Number(1n << BigInt(bit))
}

function rowOf(trace: Trace, row: number): Row {
  const about = [trace.lane(row), trace.subject(row), trace.detail(row), trace.otherUs(row)] as const
  return [trace.atUs(row), trace.kind(row), ...about]
}

const base: Row = [3.16224e13, ROW['call-answered'], 3, 4_294_967_295, 0x80000000 + 503, 3.2e13]

const wordArb = fc.oneof(fc.nat(), fc.constantFrom(0, 4_294_967_295, 0x80000000, 0x40000000))
const otherArb = fc.oneof(
  fc.constantFrom(-1, 0),
  fc.integer({ min: 0, max: 1e6 }),
  fc.maxSafeNat().map((us) => us % 2e15),
  // At and around the ends of 32 bits.
  fc.integer({ min: 4_294_967_290, max: 4_294_967_300 }),
)
const rowArb = fc.tuple(
  fc.integer({ min: 0, max: 32_000_000 }).map((share) => share * 1e6),
  fc.integer({ min: 0, max: 24 }),
  fc.integer({ min: 0, max: 3 }),
  wordArb,
  wordArb,
  fc.tuple(otherArb, fc.boolean()),
)

describe('the trace', () => {
  it('gives back every column of every row, however far away its other time is', () => {
    fc.assert(
      fc.property(fc.array(rowArb, { maxLength: 60, size: 'max' }), (drawn) => {
        const rows = drawn
          .map(([atUs, kind, lane, subject, detail, [other, isAfter]]): Row => {
            return [atUs, kind, lane, subject, detail, isAfter && other > 0 ? atUs + other : other]
          })
          .sort((a, b) => a[0] - b[0])
        const trace = traceOf(rows)
        expect(rows.map((_, row) => rowOf(trace, row))).toEqual(rows)
      }),
      { seed: 1, numRuns: 200 },
    )
    expect(traceOf([base]).kindName(0)).toBe('call-answered')
  })

  it('counts the rows before a time as a walk would', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { maxLength: 200 }), fc.nat({ max: 52 }), (times, atUs) => {
        const sorted = [...times].sort((a, b) => a - b)
        const trace = traceOf(sorted.map((time): Row => [time, ROW.happened, 0, 1, 0, 0]))
        expect(trace.rowsBefore(atUs)).toBe(sorted.filter((time) => time < atUs).length)
      }),
      { seed: 1, numRuns: 200 },
    )
    expect(new Trace().rowsBefore(1e15)).toBe(0)
  })

  it('keeps the newest rows only, counts and hashes all, and tells before it drops any', () => {
    const count = 5 * CHUNK_ROWS + 77
    const rows = Array.from(
      { length: count },
      (_, n): Row => [n * 10, ROW.known, n % 4, n, 1, n % 7 === 0 ? -1 : n],
    )
    const trace = new Trace(CHUNK_ROWS)
    const told: number[] = []
    trace.beforeDrop(() => told.push(trace.firstRow, trace.length, trace.subject(trace.firstRow)))
    for (const row of rows) trace.row(...row)
    const whole = traceOf(rows, Number.POSITIVE_INFINITY)
    const first = 4 * CHUNK_ROWS
    expect([trace.length, trace.firstRow, trace.startUs]).toEqual([count, first, (first - 1) * 10 + 1])
    expect([trace.endUs, trace.hash]).toEqual([(count - 1) * 10, whole.hash])
    for (let row = first; row < count; row++) expect(rowOf(trace, row)).toEqual(rowOf(whole, row))
    for (const atUs of [trace.startUs, first * 10, first * 10 + 1, (count - 1) * 10, 1e9]) {
      expect(trace.rowsBefore(atUs)).toBe(whole.rowsBefore(atUs))
    }
    expect([whole.firstRow, whole.startUs]).toEqual([0, 0])
    expect(told.slice(0, 3)).toEqual([0, 2 * CHUNK_ROWS, 0])
    expect(told).toHaveLength(12)
  })

  it('keeps two million rows in 40 MB, also if many of their other times are far away', () => {
    const plain = new Trace()
    const far = new Trace()
    for (let n = 0; n < MOST_ROWS + 300_000; n++) {
      plain.row(n, ROW.tick, 0, n, 0, n + 5)
      far.row(n, ROW.tick, 0, n, 0, n % 10 === 0 ? n + 1e13 : n + 5)
    }
    expect(plain.length - plain.firstRow).toBeGreaterThanOrEqual(MOST_ROWS)
    expect(plain.byteLength).toBeLessThanOrEqual(MOST_BYTES)
    expect(far.byteLength).toBeLessThanOrEqual(MOST_BYTES)
    expect(far.length - far.firstRow).toBeGreaterThan(1_950_000)
    expect(far.otherUs(far.length - 300_000)).toBe(far.atUs(far.length - 300_000) + 1e13)
  })

  it('starts at a time if it is told so before its first row', () => {
    const trace = new Trace()
    trace.startAt(5000)
    expect([trace.startUs, trace.endUs, trace.length]).toEqual([5000, 5000, 0])
    trace.row(6000, ROW.happened, 0, 1, 0, 0)
    expect(() => trace.startAt(7000)).toThrow('Trace must be empty to start at a time, got 1 rows.')
  })
})

describe('the hash of a run', () => {
  it('is another one when any bit of any column of any row differs, or two rows change places', () => {
    const first: Row = [0, ROW.happened, 0, 1, 0, 0]
    const hashes = new Set([traceOf([first, base]).hash, traceOf([base, first]).hash])
    hashes.add(traceOf([first]).hash).add(traceOf([]).hash)
    const widths = [45, 5, 2, 32, 32, 50]
    widths.forEach((width, column) => {
      for (let bit = 0; bit < width; bit++) {
        const isSet = Math.floor((base[column] as number) / power(bit)) % 2 === 1
        const value = (base[column] as number) + (isSet ? -1 : 1) * power(bit)
        hashes.add(traceOf([first, base.map((old, at) => (at === column ? value : old)) as Row]).hash)
      }
    })
    expect(hashes.size).toBe(4 + widths.reduce((sum, width) => sum + width, 0))
    expect([...hashes].every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true)
  })

  it('is the same without a trace', () => {
    const rows = Array.from(
      { length: 1000 },
      (_, n): Row => [n * 1e9, n % 25, n % 4, n, n * 3, n % 5 ? -1 : n * 2e9],
    )
    const hash = new RunHash()
    for (const row of rows) hash.row(...row)
    expect(hash.hash).toBe(traceOf(rows).hash)
  })
})
