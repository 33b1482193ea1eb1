import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Records } from '../../engine/Records.ts'
import { ROW } from '../../engine/rows.ts'
import { Trace } from '../../engine/Trace.ts'
import { DEFAULT_SCENARIO } from '../../scenario/readScenario.ts'
import { ColumnMaxima } from './ColumnMaxima.ts'
import { ladderIndex } from './LadderIndex.ts'

const changes = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 30 }), knows: fc.boolean() }), {
  maxLength: 80,
})

describe('ColumnMaxima', () => {
  it('holds the highest number of unknown events in each column, whatever the steps in which it is filled', () => {
    fc.assert(
      fc.property(
        changes,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 200 }),
        (list, stepUs, stride) => {
          const trace = new Trace()
          const counts: { atUs: number; count: number }[] = []
          let atUs = 0
          let event = 0
          let known = 0
          for (const { gap, knows } of list) {
            atUs += gap
            if (knows && known < event) trace.row(atUs, ROW.known, 0, ++known, 0, 0)
            else trace.row(atUs, ROW.happened, 0, ++event, 0, 0)
            counts.push({ atUs, count: event - known })
          }
          const records = new Records(trace, DEFAULT_SCENARIO.lanes.slice(0, 1))
          records.catchUp()
          const steps = ladderIndex(trace, 1).lanes[0]
          if (!steps) throw new Error('The lane must be there, got none.')
          const maxima = new ColumnMaxima()
          for (let untilUs = 0; untilUs < atUs; untilUs += stride)
            maxima.fill(records, steps.endedAt, stepUs, untilUs)
          maxima.fill(records, steps.endedAt, stepUs, atUs)
          for (let column = 0; (column + 1) * stepUs <= atUs; column++) {
            const before = counts.filter((one) => one.atUs < column * stepUs).at(-1)?.count ?? 0
            const within = counts.filter(
              (one) => one.atUs >= column * stepUs && one.atUs < (column + 1) * stepUs,
            )
            const highest = Math.max(before, ...within.map(({ count }) => count))
            expect(maxima.at(column)).toBe(highest)
          }
          expect(maxima.at(Math.floor(atUs / stepUs) + 1)).toBeUndefined()
        },
      ),
    )
  })
})
