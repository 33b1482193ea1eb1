import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldRow } from '../src/engine/foldRow.ts'
import { usFromMs } from '../src/engine/microseconds.ts'
import { LOST, plain, ROW, VERDICTS, WAITED } from '../src/engine/rows.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { COUNT, emptyCounts, laneCountsAt } from '../src/engine/Tally.ts'
import type { Trace } from '../src/engine/Trace.ts'
import { PROOF_TIMEOUT_MS, prove } from './prove.ts'
import { type ScenarioVersion, scenarioVersions } from './scenarioVersions.ts'
import { rowWords, tracedRun } from './traceRows.ts'

const SENT = ['poll-sent', 'attempt-sent', 'fetch-sent', 'reconcile-sent', 'forged-sent']
const ACCEPTED = VERDICTS.indexOf('accepted')
const UNAVAILABLE = VERDICTS.indexOf('unavailable')

/** Goes through the rows of every random run. */
function proveRows(law: (scenario: Scenario, trace: Trace) => void): void {
  prove(fc.constant(null), (scenario) => law(scenario, tracedRun(scenario)))
}

/** Calls `visit` with each row, and with the counts of all rows before it. */
function visitRows(
  scenario: Scenario,
  trace: Trace,
  visit: (row: number, count: (lane: number, name: keyof typeof COUNT) => number) => void,
): void {
  const counts = emptyCounts(scenario.lanes.length)
  const count = (lane: number, name: keyof typeof COUNT) => counts[laneCountsAt(lane) + COUNT[name]] as number
  for (let row = 0; row < trace.length; row++) {
    visit(row, count)
    const [kind, lane, atUs] = [trace.kind(row), trace.lane(row), trace.atUs(row)]
    foldRow(counts, kind, lane, atUs, trace.subject(row), trace.detail(row), trace.otherUs(row))
  }
  visit(trace.length, count)
}

/** How a lane's handler may be set at a time: several settings if it is changed then, the last of them first. */
function handlersAt(versions: readonly ScenarioVersion[], lane: number, atUs: number) {
  const list = []
  for (const { fromUs, scenario } of [...versions].reverse()) {
    if (fromUs > atUs) continue
    const handler = scenario.lanes[lane]?.handler
    if (handler) list.push(handler)
    if (fromUs < atUs) break
  }
  return list
}

/** What may become of a request, each at most once: after what, and not after what. */
const LIVES: Readonly<Record<string, { after: string; not: string }>> = {
  sent: { after: '', not: 'settled' },
  arrived: { after: 'sent', not: 'lost' },
  answered: { after: 'arrived', not: 'lost' },
  settled: { after: 'sent', not: '' },
  dropped: { after: 'sent', not: 'lost' },
}

describe('the rows of a run', () => {
  it(
    'never go back in time',
    () => {
      proveRows((_, trace) => {
        for (let row = 1; row < trace.length; row++) {
          if (trace.atUs(row) < trace.atUs(row - 1)) expect.fail(`Row ${row} is earlier than the one before.`)
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'tell of no arrival without a sending, no answer without an arrival, nothing twice, nothing of what is lost',
    () => {
      proveRows((_, trace) => {
        const lives = new Map<string, Set<string>>()
        for (let row = 0; row < trace.length; row++) {
          const kind = trace.kindName(row)
          const name = SENT.includes(kind)
            ? 'sent'
            : kind.replace('attempt-', '').replace(/^(poll|call)-/, '')
          const rule = LIVES[name]
          if (rule === undefined) continue
          const request = `${trace.lane(row)}/${trace.subject(row)}`
          const life = lives.get(request) ?? new Set()
          const isInTurn =
            (rule.after === '' || life.has(rule.after)) && !life.has(rule.not) && !life.has(name)
          if (!isInTurn) expect.fail(`Out of turn: ${rowWords(trace, row)}, after ${[...life].join(', ')}.`)
          lives.set(request, life.add(name))
          const isLost =
            name === 'sent' ? trace.detail(row) >= LOST : name === 'dropped' && trace.detail(row) === 0
          if (isLost) life.add('lost')
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'start no job while all workers are busy, and waiting ones in the order in which they came',
    () => {
      proveRows((scenario, trace) => {
        const versions = scenarioVersions(scenario)
        const lines = scenario.lanes.map((): number[] => [])
        visitRows(scenario, trace, (row, count) => {
          if (row === trace.length) return
          const [kind, lane] = [trace.kind(row), trace.lane(row)]
          if (kind === ROW['work-waits']) lines[lane]?.push(trace.subject(row))
          if (kind !== ROW['work-started']) return
          const workers = handlersAt(versions, lane, trace.atUs(row)).map((handler) => handler.workers)
          if (count(lane, 'jobsInWork') >= Math.max(...workers)) expect.fail(rowWords(trace, row))
          const hasWaited = trace.detail(row) >= WAITED
          if (hasWaited) expect(lines[lane]?.shift()).toBe(trace.subject(row))
          else expect(lines[lane]).toEqual([])
        })
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'accept a call only while a worker is free or the queue has room, and turn it away only if neither is so',
    () => {
      proveRows((scenario, trace) => {
        const versions = scenarioVersions(scenario)
        visitRows(scenario, trace, (row, count) => {
          if (row === trace.length || trace.kind(row) !== ROW.arrived) return
          const lane = trace.lane(row)
          const verdict = plain(trace.detail(row))
          if (verdict !== ACCEPTED && verdict !== UNAVAILABLE) return
          // Calls arrive after all changes of the same microsecond.
          const [handler] = handlersAt(versions, lane, trace.atUs(row))
          const { workers = 1, queueLimit = null } = handler ?? {}
          const isFull = queueLimit !== null && count(lane, 'jobsWaiting') >= queueLimit
          const isTurnedAway = count(lane, 'jobsInWork') >= workers && isFull
          if (isTurnedAway !== (verdict === UNAVAILABLE)) expect.fail(rowWords(trace, row))
        })
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'satisfy the law of Little exactly: jobs over time are the times of the jobs, waits over time the waits of events',
    () => {
      proveRows((scenario, trace) => {
        const untilUs = usFromMs(scenario.durationMs)
        const over = scenario.lanes.map(() => ({ jobs: 0, unknown: 0 }))
        const spent = scenario.lanes.map(() => ({ jobs: 0, unknown: 0 }))
        const waitsFrom = scenario.lanes.map(() => new Map<number, number>())
        let lastUs = 0
        visitRows(scenario, trace, (row, count) => {
          const atUs = row === trace.length ? untilUs : trace.atUs(row)
          over.forEach((sums, lane) => {
            sums.jobs += (atUs - lastUs) * (count(lane, 'jobsInWork') + count(lane, 'jobsWaiting'))
            sums.unknown += (atUs - lastUs) * (count(lane, 'pending') + count(lane, 'lost'))
          })
          lastUs = atUs
          if (row === trace.length) return
          const [kind, lane, subject] = [trace.kind(row), trace.lane(row), trace.subject(row)]
          if (kind === ROW.happened) for (const sums of spent) sums.unknown += untilUs - atUs
          const sums = spent[lane] as (typeof spent)[0]
          if (kind === ROW.known) sums.unknown -= untilUs - atUs
          if (kind === ROW['work-waits']) waitsFrom[lane]?.set(subject, atUs)
          if (kind !== ROW['work-started']) return
          sums.jobs += Math.min(trace.otherUs(row), untilUs) - (waitsFrom[lane]?.get(subject) ?? atUs)
          waitsFrom[lane]?.delete(subject)
        })
        waitsFrom.forEach((waiting, lane) => {
          for (const fromUs of waiting.values()) (spent[lane] as (typeof spent)[0]).jobs += untilUs - fromUs
        })
        expect(over).toEqual(spent)
      })
    },
    PROOF_TIMEOUT_MS,
  )
})
