import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROW } from './rows.ts'
import { Trace } from './Trace.ts'

type Row = [atUs: number, kind: number, lane: number, subject: number, detail: number, otherUs: number]

function traceOf(rows: readonly Row[]): Trace {
  const trace = new Trace()
  for (const row of rows) trace.row(...row)
  return trace
}

const base: Row = [3.16224e13, ROW['call-answered'], 3, 4_294_967_295, 0x80000000 + 503, 3.2e13]

describe('the trace', () => {
  it('gives back every column of every row', () => {
    const rows = Array.from(
      { length: 5000 },
      (_, n): Row => [n * 1e9, n % 17, n % 4, n, n * 3, n % 5 === 0 ? -1 : n * 2e9],
    )
    const trace = traceOf([...rows, base])
    expect(trace.length).toBe(5001)
    for (const [index, [atUs, kind, lane, subject, detail, otherUs]] of [...rows, base].entries()) {
      const row = [trace.atUs(index), trace.kind(index), trace.lane(index), trace.subject(index)]
      expect([...row, trace.detail(index), trace.otherUs(index)]).toEqual([
        atUs,
        kind,
        lane,
        subject,
        detail,
        otherUs,
      ])
    }
    expect(trace.kindName(5000)).toBe('call-answered')
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

  it('has another hash when any column of any row differs by one, or two rows change places', () => {
    const first: Row = [0, ROW.happened, 0, 1, 0, 0]
    const hash = traceOf([first, base]).hash
    const steps = [-1, -1, -1, -1, 1, 1]
    const hashes = steps.map((step, column) => {
      const changed = base.map((value, at) => (at === column ? value + step : value)) as Row
      return traceOf([first, changed]).hash
    })
    expect(
      new Set([hash, ...hashes, traceOf([base, first]).hash, traceOf([first]).hash, traceOf([]).hash]).size,
    ).toBe(10)
    expect(hash).toMatch(/^[0-9a-f]{16}$/)
    expect(traceOf([first, base]).hash).toBe(hash)
  })
})
