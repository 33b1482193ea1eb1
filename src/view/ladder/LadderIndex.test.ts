import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROW, WAS_LOST } from '../../engine/rows.ts'
import { Trace } from '../../engine/Trace.ts'
import { LadderIndex } from './LadderIndex.ts'

interface Wait {
  fromUs: number
  toUs: number
}

/** Events with random gaps and waits, written as a trace in the order of time; events go before what becomes known. */
const waits = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 40 }), wait: fc.integer({ min: 1, max: 120 }) }), {
    maxLength: 60,
  })
  .map((list) => {
    let atUs = 0
    return list.map(({ gap, wait }): Wait => {
      atUs += gap
      return { fromUs: atUs, toUs: atUs + wait }
    })
  })

function traceOf(list: readonly Wait[]): Trace {
  const rows = list.flatMap(({ fromUs, toUs }, k) => [
    { atUs: fromUs, kind: ROW.happened, event: k + 1 },
    { atUs: toUs, kind: ROW.known, event: k + 1 },
  ])
  rows.sort((a, b) => a.atUs - b.atUs || a.kind - b.kind || a.event - b.event)
  const trace = new Trace()
  for (const { atUs, kind, event } of rows) trace.row(atUs, kind, 0, event, 0, 0)
  return trace
}

describe('LadderIndex', () => {
  it('never lets two waits that overlap stand on one step', () => {
    fc.assert(
      fc.property(waits, (list) => {
        const steps = stepsOf(list)
        for (let a = 0; a < list.length; a++) {
          for (let b = a + 1; b < list.length; b++) {
            const isOverlap = (list[b] as Wait).fromUs < (list[a] as Wait).toUs
            if (isOverlap) expect(steps[b]).not.toBe(steps[a])
          }
        }
      }),
    )
  })

  it('gives each wait the lowest step that is free when it begins', () => {
    fc.assert(
      fc.property(waits, (list) => {
        const steps = stepsOf(list)
        list.forEach((wait, k) => {
          const taken = new Set(
            list.slice(0, k).flatMap((before, j) => (before.toUs >= wait.fromUs ? [steps[j] as number] : [])),
          )
          let lowest = 0
          while (taken.has(lowest)) lowest++
          expect(steps[k]).toBe(lowest)
        })
      }),
    )
  })

  it('gives the same steps however often it is asked to catch up', () => {
    fc.assert(
      fc.property(waits, fc.integer({ min: 1, max: 9 }), (list, stride) => {
        const whole = traceOf(list)
        const growing = new Trace()
        const index = new LadderIndex(growing, 1)
        for (let row = 0; row < whole.length; row++) {
          growing.row(whole.atUs(row), whole.kind(row), 0, whole.subject(row), 0, 0)
          if (row % stride === 0) index.catchUp()
        }
        index.catchUp()
        expect(list.map((_, k) => index.lanes[0]?.stepOf(k + 1))).toEqual(stepsOf(list))
      }),
    )
  })

  it('frees the step of an event that is given up', () => {
    const trace = new Trace()
    trace.row(0, ROW.happened, 0, 1, 0, 0)
    trace.row(10, ROW['given-up'], 0, 1, 1, 0)
    trace.row(20, ROW.happened, 0, 2, 0, 0)
    const index = new LadderIndex(trace, 1)
    index.catchUp()
    expect(index.lanes[0]?.lostAtUs(1)).toBe(10)
    expect(index.lanes[0]?.stepOf(2)).toBe(0)
  })

  it('ends a wait once: what was lost and is found again ends no other', () => {
    const trace = new Trace()
    trace.row(10, ROW.happened, 0, 1, 0, 0)
    trace.row(20, ROW['given-up'], 0, 1, 1, 0)
    trace.row(30, ROW.redelivered, 0, 1, WAS_LOST, 0)
    trace.row(40, ROW.known, 0, 1, 2, 10)
    const index = new LadderIndex(trace, 1)
    index.catchUp()
    const steps = index.lanes[0]
    expect(steps?.endedAt.length).toBe(1)
    expect([15, 25, 35].map((atUs) => steps?.isLostAt(1, atUs))).toEqual([false, true, false])
    expect(steps?.lostAtUs(1)).toBe(20)
  })

  it('knows that an order is lost from when nobody looks around for it any more', () => {
    const trace = new Trace()
    trace.row(10, ROW.happened, 0, 1, 0, 0)
    trace.row(20, ROW['given-up'], 0, 1, 0, 0)
    trace.row(30, ROW.reconciling, 0, 0, 1, 0)
    trace.row(40, ROW.reconciling, 0, 1, 1, 0)
    const index = new LadderIndex(trace, 1)
    index.catchUp()
    expect([25, 35, 45].map((atUs) => index.lanes[0]?.isLostAt(1, atUs))).toEqual([false, true, false])
  })
})

function stepsOf(list: readonly Wait[]): number[] {
  const index = new LadderIndex(traceOf(list), 1)
  index.catchUp()
  return list.map((_, k) => index.lanes[0]?.stepOf(k + 1) as number)
}
