import { Arrivals } from './Arrivals.ts'
import { ENTRY } from './Calendar.ts'
import { type Box, Carrier } from './Carrier.ts'
import { Stream } from './chance.ts'
import { EMPTY_OK_BYTES } from './foldRow.ts'
import { LongPollingClient } from './LongPollingClient.ts'
import { usFromMs } from './microseconds.ts'
import { PollingClient } from './PollingClient.ts'
import type { Intervention, Scenario } from './Scenario.ts'
import { Script, type Told } from './Script.ts'
import { Station } from './Station.ts'
import type { Subscriber } from './Subscriber.ts'
import { settingsOf } from './settings.ts'
import type { Sink } from './Trace.ts'
import { WebhookLane } from './WebhookLane.ts'
import { World } from './World.ts'
import { withChanges } from './withChanges.ts'

/** Version of the rules and of the chances: the same version tells the same run. */
export const ENGINE_VERSION = '1.0.0'

/** Who is told of empty polls that no row tells of. */
type OnSkipped = (lane: number, polls: number, extraBytes: number) => void

/** All that a run needs to go on from an instant, apart from the interventions that it was told of. */
export interface Snapshot {
  atUs: number
  steps: number
  /** The scenario as it held then, and how many interventions the run had been told of. */
  scenario: Scenario
  told: number
  box: Box
}

/** A run of a scenario, advanced as far as is asked for. It plans and never waits; it reads no clock and no chance but its own. */
export class Simulation {
  readonly #world: World
  readonly #arrivals: Arrivals
  readonly #stations: readonly Station[]
  readonly #lanes: readonly Subscriber[]
  readonly #script = new Script()
  #scenario: Scenario
  #steps = 0

  /**
   * Starts a run at time 0, or at `snapshot` of an earlier run of the scenario; that run had been told of the first of
   * `told`, and the rest is news. What happens goes to `sink`, row by row. The scenario must be complete and valid.
   */
  constructor(
    scenario: Scenario,
    sink: Sink,
    snapshot?: Snapshot,
    told: readonly Told[] = scenario.interventions,
  ) {
    this.#scenario = snapshot?.scenario ?? scenario
    this.#world = new World(scenario.seed, settingsOf(this.#scenario), sink)
    const world = this.#world
    this.#arrivals = new Arrivals(
      world,
      new Stream(scenario.seed, 'arrivals', ''),
      ENTRY.happen,
      0,
      world.settings.events,
    )
    this.#stations = scenario.lanes.map((_, index) => new Station(world, index))
    this.#lanes = scenario.lanes.map(({ strategy }, index) => {
      const station = this.#stations[index] as Station
      if (strategy === 'poll') return new PollingClient(station)
      return strategy === 'long-poll' ? new LongPollingClient(station) : new WebhookLane(station)
    })
    if (snapshot) this.#goOn(snapshot, told)
    else this.#begin(scenario.payloadBytes, told)
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
    this.advance(toUs, Number.POSITIVE_INFINITY)
    if (toUs > this.#world.nowUs) this.#world.nowUs = toUs
  }

  /** Plays entries before `toUs`, at most `steps` of them; true if none is left. Time stays at the last entry. */
  advance(toUs: number, steps: number): boolean {
    const { calendar } = this.#world
    const last = this.#steps + steps
    while (calendar.nextAtUs < toUs) {
      if (this.#steps >= last) return false
      calendar.take()
      this.#world.nowUs = calendar.atUs
      this.#steps++
      this.#settle(calendar.kind, calendar.lane, calendar.number)
    }
    return true
  }

  /**
   * Plays everything before `toUs` but for runs of empty polls, which are gone past by arithmetic: `onSkipped` is told of
   * so many polls of lane number `lane`, and how many bytes each answer had beyond its head. For runs of which no rows are
   * kept; all counts come out the same.
   */
  advanceSkipping(toUs: number, onSkipped: OnSkipped): void {
    const { calendar } = this.#world
    this.#lanes.forEach((_, lane) => {
      this.#skipEmptyPolls(lane, toUs, onSkipped)
    })
    while (calendar.nextAtUs < toUs) {
      calendar.take()
      const { kind, lane } = calendar
      this.#world.nowUs = calendar.atUs
      this.#steps++
      this.#settle(kind, lane, calendar.number)
      if (kind === ENTRY.response) this.#skipEmptyPolls(lane, toUs, onSkipped)
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
    this.#world.calendar.plan(atUs, ENTRY.intervention, 0, this.#script.add(intervention))
  }

  /** The state of the run now. It stays what it is while the run goes on. */
  snapshot(): Snapshot {
    const state = new Carrier()
    this.#carry(state)
    return {
      atUs: this.#world.nowUs,
      steps: this.#steps,
      scenario: this.#scenario,
      told: this.#script.count,
      box: state.box(),
    }
  }

  #begin(payloadBytes: number, told: readonly Told[]): void {
    this.#world.writePayload(payloadBytes)
    this.#arrivals.start()
    for (const lane of this.#lanes) lane.start()
    for (const one of told) this.#tell(one)
  }

  /** Loads a snapshot. */
  #goOn(snapshot: Snapshot, told: readonly Told[]): void {
    this.#carry(new Carrier(snapshot.box))
    this.#steps = snapshot.steps
    told.forEach((one, place) => {
      if (place < snapshot.told) this.#script.add(one)
      else this.#tell(one)
    })
  }

  #tell(one: Told): void {
    if (one) this.intervene(one)
    else this.#script.add(one)
  }

  #skipEmptyPolls(lane: number, toUs: number, onSkipped: OnSkipped): void {
    const limitUs = Math.min(toUs, this.#arrivals.quietUntilUs, this.#script.nextUs(this.#world.nowUs))
    const polls = (this.#lanes[lane] as Subscriber).skipEmpty(limitUs)
    if (polls > 0) onSkipped(lane, polls, this.#stations[lane]?.settings.conditional ? 0 : EMPTY_OK_BYTES)
  }

  #carry(state: Carrier): void {
    this.#world.carry(state)
    this.#arrivals.carry(state)
    for (const lane of this.#lanes) lane.carry(state)
  }

  #settle(kind: number, lane: number, number: number): void {
    const subscriber = this.#lanes[lane] as Subscriber
    switch (kind) {
      case ENTRY.intervention:
        return this.#apply(this.#script.at(number))
      case ENTRY.edge:
        return subscriber.edge()
      case ENTRY.happen:
        if (this.#arrivals.fall(number)) this.#happen(false)
        return
      case ENTRY.read:
        return subscriber.readAgain(number)
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
      case ENTRY.hold:
        return subscriber.holdEnds(number)
      case ENTRY.tick:
        return subscriber.tick(number)
      case ENTRY.forge:
        return subscriber.forgeDue(number)
      default:
        return subscriber.deliveryDue(number)
    }
  }

  #happen(isEmitted: boolean): void {
    const event = this.#world.enterEvent(isEmitted)
    for (const lane of this.#lanes) lane.eventHappened(event)
  }

  #apply(intervention: Told): void {
    if (!intervention) return
    if ('set' in intervention) return this.#change(withChanges(this.#scenario, intervention.set))
    if (intervention.do === 'emit') return this.#happen(true)
    const lane = this.#lanes[this.#scenario.lanes.findIndex(({ id }) => id === intervention.lane)]
    if (intervention.do === 'poll') lane?.askNow()
    else if (intervention.do === 'drop') lane?.drop(intervention.request)
    else if (intervention.do === 'forge') lane?.forge(intervention.replay === true)
    else if (intervention.event <= this.#world.eventCount) lane?.redeliver(intervention.event)
  }

  #change(scenario: Scenario): void {
    const before = this.#world.settings
    const settings = settingsOf(scenario, { scenario: this.#scenario, settings: before })
    this.#world.settings = settings
    this.#scenario = scenario
    for (const station of this.#stations) station.settings = settings.lanes[station.lane] ?? station.settings
    if (settings.events !== before.events) this.#arrivals.change(settings.events)
    this.#lanes.forEach((lane, index) => {
      const was = before.lanes[index]
      if (settings.attack !== before.attack) lane.attackChanged(before.attack)
      if (was && was !== settings.lanes[index]) lane.settingsChanged(was)
    })
  }
}
