import { Arrivals } from './Arrivals.ts'
import { ENTRY } from './Calendar.ts'
import { usFromMs } from './microseconds.ts'
import { PollingClient } from './PollingClient.ts'
import type { Intervention, Scenario } from './Scenario.ts'
import type { Subscriber } from './Subscriber.ts'
import { settingsOf } from './settings.ts'
import type { Sink } from './Trace.ts'
import { WebhookLane } from './WebhookLane.ts'
import { World } from './World.ts'
import { withChanges } from './withChanges.ts'

/** Version of the rules and of the chances: the same version tells the same run. */
export const ENGINE_VERSION = '1.0.0'

/** A run of a scenario, advanced as far as is asked for. It plans and never waits; it reads no clock and no chance but its own. */
export class Simulation {
  readonly #world: World
  readonly #arrivals: Arrivals
  readonly #lanes: readonly Subscriber[]
  readonly #interventions: Intervention[] = []
  #scenario: Scenario
  #steps = 0

  /** Starts a run at time 0. What happens goes to `sink`, row by row. The scenario must be complete and valid. */
  constructor(scenario: Scenario, sink: Sink) {
    this.#scenario = scenario
    this.#world = new World(scenario.seed, settingsOf(scenario), sink)
    this.#arrivals = new Arrivals(this.#world)
    this.#lanes = scenario.lanes.map((lane, index) => {
      if (lane.strategy === 'poll') return new PollingClient(this.#world, index)
      if (lane.strategy === 'webhook') return new WebhookLane(this.#world, index, lane.id)
      throw new Error(`Strategy of lane ${lane.id} must be poll or webhook, got ${lane.strategy}.`)
    })
    this.#world.writePayload(scenario.payloadBytes)
    this.#arrivals.start()
    for (const lane of this.#lanes) lane.start()
    for (const intervention of scenario.interventions) this.intervene(intervention)
  }

  /** Virtual time in microseconds: everything before it has been played, nothing at it. */
  get nowUs(): number {
    return this.#world.nowUs
  }

  /** Time of the earliest entry still to be settled, infinite if there is none. */
  get nextAtUs(): number {
    return this.#world.calendar.nextAtUs
  }

  /** Number of entries settled so far. */
  get steps(): number {
    return this.#steps
  }

  /** The scenario as it holds now, all changes before now applied. */
  get settings(): Scenario {
    return this.#scenario
  }

  /** Plays everything before `toUs`; afterwards that is the time, even if nothing happened. */
  advanceTo(toUs: number): void {
    const { calendar } = this.#world
    while (calendar.nextAtUs < toUs) {
      calendar.take()
      this.#world.nowUs = calendar.atUs
      this.#steps++
      this.#settle(calendar.kind, calendar.lane, calendar.number)
    }
    if (toUs > this.#world.nowUs) this.#world.nowUs = toUs
  }

  /**
   * Plans an intervention, after those that were planned before for the same time.
   *
   * @throws if its time has passed.
   */
  intervene(intervention: Intervention): void {
    const atUs = usFromMs(intervention.atMs)
    if (atUs < this.#world.nowUs) {
      throw new Error(`Time of an intervention must be at least ${this.#world.nowUs} µs, got ${atUs}.`)
    }
    this.#interventions.push(intervention)
    this.#world.calendar.plan(atUs, ENTRY.intervention, 0, this.#interventions.length)
  }

  #settle(kind: number, lane: number, number: number): void {
    const subscriber = this.#lanes[lane] as Subscriber
    switch (kind) {
      case ENTRY.intervention:
        return this.#apply(this.#interventions[number - 1] as Intervention)
      case ENTRY.edge:
        return subscriber.edge()
      case ENTRY.happen:
        if (this.#arrivals.fall(number)) this.#happen(false)
        return
      case ENTRY.arrive:
        return subscriber.requestArrives(number)
      case ENTRY.workDone:
        return subscriber.workDone(number)
      case ENTRY.answerLeaves:
        return subscriber.answerLeaves(number)
      case ENTRY.response:
        return subscriber.answerArrives(number)
      case ENTRY.timeout:
        return subscriber.timesOut(number)
      case ENTRY.tick:
        return subscriber.tick(number)
      default:
        return subscriber.deliveryDue(number)
    }
  }

  #happen(isEmitted: boolean): void {
    const event = this.#world.enterEvent(isEmitted)
    for (const lane of this.#lanes) lane.eventHappened(event)
  }

  #apply(intervention: Intervention): void {
    if ('set' in intervention) return this.#change(withChanges(this.#scenario, intervention.set))
    if (intervention.do === 'emit') return this.#happen(true)
    const index = this.#scenario.lanes.findIndex(({ id }) => id === intervention.lane)
    this.#lanes[index]?.askNow()
  }

  #change(scenario: Scenario): void {
    const before = this.#world.settings
    this.#world.settings = settingsOf(scenario, { scenario: this.#scenario, settings: before })
    this.#scenario = scenario
    if (this.#world.settings.events !== before.events) this.#arrivals.change(this.#world.settings.events)
    this.#world.settings.lanes.forEach((settings, index) => {
      const lane = before.lanes[index]
      if (lane && lane !== settings) this.#lanes[index]?.settingsChanged(lane.intervalUs)
    })
  }
}
