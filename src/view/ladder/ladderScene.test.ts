import { describe, expect, it } from 'vitest'
import { Records } from '../../engine/Records.ts'
import type { Scenario } from '../../engine/Scenario.ts'
import { Simulation } from '../../engine/Simulation.ts'
import { Trace } from '../../engine/Trace.ts'
import { readScenario } from '../../scenario/readScenario.ts'
import { shownLanes } from '../../state/shownLanes.ts'
import { densityOf, type LadderPicture } from './ladderFrame.ts'
import { ladderGeometry } from './ladderGeometry.ts'
import { ladderScene } from './ladderScene.ts'
import { type Batch, Scene } from './Scene.ts'

const SECOND = 1e6

interface Wanted {
  scenario?: object
  width?: number
  chosenEvent?: number
  spanUs?: number
}

class Run {
  readonly scenario: Scenario
  readonly records: Records
  readonly #simulation: Simulation
  readonly #wanted: Wanted

  constructor(wanted: Wanted = {}) {
    this.#wanted = wanted
    this.scenario = readScenario({ version: 1, ...wanted.scenario }).scenario as Scenario
    const trace = new Trace()
    this.#simulation = new Simulation(this.scenario, trace)
    this.records = new Records(trace, this.scenario.lanes)
  }

  /** The picture of the minute before `nowUs`, with everything simulated up to `frontierUs` at least. */
  at(nowUs: number, frontierUs = nowUs): LadderPicture {
    this.#simulation.advanceTo(frontierUs)
    this.records.catchUp()
    const spanUs = this.#wanted.spanUs ?? 60 * SECOND
    const fromUs = frontierUs - 0.945 * spanUs
    return {
      records: this.records,
      lanes: shownLanes(this.scenario),
      fromUs,
      toUs: fromUs + spanUs,
      nowUs,
      frontierUs: Math.max(frontierUs, this.#simulation.nowUs),
      geometry: ladderGeometry(this.#wanted.width ?? 832),
      chosenEvent: this.#wanted.chosenEvent ?? 0,
    }
  }
}

const drawn = (picture: LadderPicture, scene?: Scene): Batch[] => ladderScene(picture, scene).toJSON()
const rate = (perMinute: number) => ({ events: { kind: 'poisson', perMinute } })
const textsOf = (batches: readonly Batch[], role: string) =>
  batches.flatMap(({ texts }) => texts.filter((text) => text.role === role).map(({ text }) => text))
const countOf = (batches: readonly Batch[], is: (batch: Batch) => boolean, size: number) =>
  batches.filter(is).reduce((sum, { numbers }) => sum + numbers.length / size, 0)

const lines = (numbers: readonly number[]) =>
  Array.from({ length: numbers.length / 4 }, (_, k) => numbers.slice(4 * k, 4 * k + 4))

describe('ladderScene', () => {
  it('is the same when it is drawn twice, also into a scene that held another picture', () => {
    const run = new Run()
    const picture = run.at(300 * SECOND)
    const scene = new Scene()
    drawn(new Run({ scenario: rate(300), width: 340 }).at(100 * SECOND), scene)
    expect(drawn(picture, scene)).toEqual(drawn(picture))
  })

  it('is the same after scrubbing back and forth', () => {
    const run = new Run({ scenario: rate(20), chosenEvent: 90 })
    const first = drawn(run.at(300 * SECOND))
    expect(drawn(run.at(270 * SECOND, 300 * SECOND))).not.toEqual(first)
    expect(drawn(run.at(300 * SECOND))).toEqual(first)
  })

  it('draws what lies before now from nothing that happens at or after it', () => {
    const lanes = [
      {
        id: 'polling',
        strategy: 'poll',
        intervalMs: 3000,
        network: { latencyMs: { kind: 'constant', ms: 400 } },
      },
      { id: 'webhook', strategy: 'webhook', network: { latencyMs: { kind: 'constant', ms: 400 } } },
    ]
    const scenario = { ...rate(20), lanes }
    for (let nowUs = 60 * SECOND; nowUs < 66 * SECOND; nowUs += 0.37 * SECOND) {
      const live = new Run({ scenario }).at(nowUs)
      const run = new Run({ scenario })
      run.at(90 * SECOND)
      const again = { ...live, records: run.records }
      expect(drawn(again)).toEqual(drawn(live))
    }
  })

  it('does not depend on the window but for where things stand', () => {
    const run = new Run({ scenario: rate(30) })
    const picture = run.at(300 * SECOND)
    const pxPerUs = (picture.geometry.plotRight - picture.geometry.plotLeft) / (picture.toUs - picture.fromUs)
    const later = { ...picture, fromUs: picture.fromUs + 2 / pxPerUs, toUs: picture.toUs + 2 / pxPerUs }
    const barsOf = (batches: readonly Batch[]) =>
      batches
        .filter(({ kind, style }) => kind === 'rects' && style.fill === 'orange')
        .flatMap(({ numbers }) => numbers)
    const rows = (numbers: readonly number[]) => numbers.filter((_, k) => k % 4 === 1)
    expect(rows(barsOf(drawn(later))).slice(-10)).toEqual(rows(barsOf(drawn(picture))).slice(-10))
  })

  it.each([
    [6, 'named'],
    [60, 'close'],
    [180, 'merged'],
    [600, 'counted'],
  ])('draws %i events a minute as %s', (perMinute, density) => {
    const batches = drawn(new Run({ scenario: rate(perMinute) }).at(300 * SECOND))
    const diamonds = countOf(batches, ({ kind, style }) => kind === 'diamonds' && style.fill === 'violet', 3)
    const isSingle = density === 'named' || density === 'close'
    expect(textsOf(batches, 'number').length > 0).toBe(density === 'named')
    expect(diamonds > 0).toBe(density !== 'counted')
    expect(batches.some(({ kind, style }) => kind === 'area' && style.fill === 'orange')).toBe(!isSingle)
    const bars = countOf(batches, ({ kind, style }) => kind === 'rects' && style.fill === 'orange', 4)
    expect(bars > 0).toBe(isSingle)
  })

  it('draws one leg for each request that fits into 4 px, and two for a longer one', () => {
    const count = (ms: number) => {
      const network = { latencyMs: { kind: 'constant', ms } }
      const lanes = [{ id: 'polling', strategy: 'poll', intervalMs: 10_000, firstPollAtMs: 1000, network }]
      const scenario = { events: { kind: 'trace', atMs: [] }, lanes }
      const batches = drawn(new Run({ scenario }).at(58 * SECOND, 58 * SECOND))
      return countOf(batches, ({ kind, style }) => kind === 'lines' && style.stroke === 'grey', 4)
    }
    expect(count(20)).toBe(6)
    expect(count(500)).toBe(12)
  })

  it('draws the known future paler when the run was scrubbed back', () => {
    const run = new Run()
    const live = drawn(run.at(300 * SECOND))
    const back = drawn(run.at(280 * SECOND, 300 * SECOND))
    const pale = (batches: readonly Batch[]) =>
      batches.filter(({ alpha, kind }) => alpha === 0.35 && kind !== 'texts')
    expect(pale(live)).toHaveLength(0)
    expect(pale(back).length).toBeGreaterThan(0)
  })

  it('says so where a side is not in the run, and draws the rest', () => {
    const lanes = [{ id: 'only', strategy: 'webhook' }]
    const batches = drawn(new Run({ scenario: { lanes } }).at(60 * SECOND))
    expect(textsOf(batches, 'zone')).toContain('not in this run')
  })

  it('does not fail on a run without lanes that it knows, without events, or before its beginning', () => {
    const run = new Run({ scenario: { events: { kind: 'trace', atMs: [] } } })
    const picture = run.at(0)
    expect(() => drawn(picture)).not.toThrow()
    expect(() => drawn({ ...picture, lanes: { poll: -1, webhook: 9 }, chosenEvent: 5 })).not.toThrow()
  })

  it('marks trouble: refused and unanswered attempts, retries, and what is lost for good', () => {
    const lanes = [
      { id: 'polling', strategy: 'poll' },
      {
        id: 'webhook',
        strategy: 'webhook',
        retry: { delaysMs: [4000], jitter: 0 },
        handler: { outages: [{ fromMs: 5000, toMs: 40_000, kind: 'refuse' }] },
      },
    ]
    const scenario = { events: { kind: 'trace', atMs: [6000, 38_000] }, lanes }
    const batches = drawn(new Run({ scenario }).at(55 * SECOND))
    expect(textsOf(batches, 'badge')).toEqual(['2', '2'])
    const lost = ({ kind, style }: Batch) => kind === 'diamonds' && style.stroke === 'grey'
    expect(countOf(batches, lost, 3)).toBe(1)
    const zones = ({ kind, style }: Batch) => kind === 'rects' && style.hatch === 'crimson'
    expect(countOf(batches, zones, 4)).toBe(1)
  })

  it('draws a question that the shop keeps as a line along its own', () => {
    const lanes = [{ id: 'held', strategy: 'long-poll', holdMs: 20_000 }]
    const batches = drawn(
      new Run({ scenario: { events: { kind: 'trace', atMs: [] }, lanes } }).at(50 * SECOND),
    )
    const held = ({ kind, style }: Batch) =>
      kind === 'lines' && style.stroke === 'orange' && style.width === 2.4
    const along = batches
      .filter(held)
      .flatMap(({ numbers }) => lines(numbers).filter(([, y1, , y2]) => y1 === y2))
    const { shopY } = ladderGeometry(832)
    expect(along.filter(([, y]) => y === shopY - 5)).toHaveLength(3)
  })

  it('draws calls of a stranger from between the lines, and asks of a receiver from its line', () => {
    const network = { latencyMs: { kind: 'constant', ms: 900 } }
    const lanes = [{ id: 'webhook', strategy: 'webhook', reconcileEveryMs: 20_000, network }]
    const forged = { kind: 'periodic', firstAtMs: 30_000, everyMs: 900_000 }
    const attack = { forged, knowsUrl: true, replays: false }
    const scenario = { events: { kind: 'trace', atMs: [] }, lanes, attack }
    const batches = drawn(new Run({ scenario }).at(39 * SECOND))
    const { shopY, receiverY } = ladderGeometry(832)
    const legs = (is: (batch: Batch) => boolean) =>
      batches.filter(is).flatMap(({ numbers }) => lines(numbers))
    const strangers = legs(
      ({ kind, style }) => kind === 'lines' && style.stroke === 'crimson' && style.width === 1.8,
    )
    expect(strangers).toHaveLength(1)
    expect(strangers[0]?.[1]).toBeGreaterThan(shopY + 10)
    expect(strangers[0]?.[3]).toBe(receiverY)
    const asks = legs(
      ({ kind, style }) => kind === 'lines' && style.stroke === 'grey' && style.dash?.[0] === 3.5,
    )
    expect(asks.map(([, y1, , y2]) => [y1, y2])).toEqual([
      [receiverY, shopY],
      [shopY, receiverY],
    ])
  })

  it('strikes a message out where a hand took it off the wire', () => {
    const network = { latencyMs: { kind: 'constant', ms: 4000 } }
    const lanes = [{ id: 'polling', strategy: 'poll', intervalMs: 60_000, network }]
    const interventions = [{ atMs: 1000, do: 'drop', lane: 'polling', request: 1 }]
    const scenario = { events: { kind: 'trace', atMs: [] }, lanes, interventions }
    const { clientY, shopY } = ladderGeometry(832)
    const batches = drawn(new Run({ scenario }).at(20 * SECOND))
    const trouble = ({ kind, style }: Batch) =>
      kind === 'lines' && style.stroke === 'crimson' && style.width === 1.5
    const [leg] = batches.filter(trouble).flatMap(({ numbers }) => lines(numbers))
    expect(leg?.[3]).toBeCloseTo(clientY + (shopY - clientY) / 4, 6)
  })
})

describe('densityOf', () => {
  it('changes at 22, 6 and 2 px', () => {
    expect([22.1, 22, 6, 5.9, 2, 1.9].map(densityOf)).toEqual([
      'named',
      'close',
      'close',
      'merged',
      'merged',
      'counted',
    ])
  })

  it('names what stands alone', () => {
    expect(densityOf(Number.POSITIVE_INFINITY)).toBe('named')
  })
})
