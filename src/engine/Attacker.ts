import { Arrivals } from './Arrivals.ts'
import { ENTRY } from './Calendar.ts'
import { CALL, type Calls, KIND } from './Calls.ts'
import type { Carrier } from './Carrier.ts'
import { Stream } from './chance.ts'
import type { AttackSettings, EventSettings } from './eventSettings.ts'
import { OUTCOMES, ROW, THIN } from './rows.ts'
import type { Station } from './Station.ts'
import type { WebhookParts } from './WebhookParts.ts'
import type { Wire } from './Wire.ts'

const TIMEOUT = OUTCOMES.indexOf('timeout')

/** A process in which nothing falls. */
const NEVER: EventSettings = {
  kind: 'trace',
  meanGapUs: Number.POSITIVE_INFINITY,
  firstAtUs: 0,
  burstSize: 1,
  spacingUs: 0,
  atUs: [],
}

/** Somebody who is not the source app and calls the receiver: with forged calls, or with copies of what was overheard. */
export class Attacker {
  readonly #station: Station
  readonly #wire: Wire
  readonly #requests: Calls
  readonly #times: Arrivals
  /** The last genuine attempt that arrived while the receiver was there; its event is 0 before there is one. */
  #event = 0
  #isThin = 0
  #bytes = 0

  constructor({ station, forgedWire, requests }: WebhookParts) {
    const { world, lane, id } = station
    const chance = new Stream(world.seed, 'attack', id)
    this.#station = station
    this.#wire = forgedWire
    this.#requests = requests
    this.#times = new Arrivals(world, chance, ENTRY.forge, lane, world.settings.attack?.forged ?? NEVER)
  }

  start(): void {
    if (this.#station.world.settings.attack) this.#times.start()
  }

  /** A planned forged call leaves, unless it is void. */
  forgeDue(number: number): void {
    if (!this.#times.fall(number)) return
    const { attack } = this.#station.world.settings
    if (attack?.knowsUrl) this.forge(attack.replays)
  }

  /** Sends one forged call or replay. */
  forge(isReplay: boolean): void {
    const { world, settings } = this.#station
    if (!isReplay) this.#send(0, settings.isThin ? 1 : 0, world.settings.payloadBytes)
    else if (this.#event > 0) this.#send(this.#event, this.#isThin, this.#bytes)
  }

  /** Remembers a genuine attempt. */
  overhears(request: number): void {
    this.#event = this.#requests.get(CALL.event, request)
    this.#isThin = this.#requests.get(CALL.isThin, request)
    this.#bytes = this.#requests.get(CALL.bytes, request)
  }

  answerArrives(request: number): void {
    if (!this.#requests.isSettled(request)) this.#settle(request, this.#requests.outcomeOf(request))
    this.#requests.end(request)
  }

  /** Is called of a forged call that is still awaited. */
  timesOut(request: number): void {
    this.#settle(request, TIMEOUT)
  }

  attackChanged(before: AttackSettings | null): void {
    const { attack } = this.#station.world.settings
    if (attack === null) this.#times.stop()
    else if (before === null || isOtherProcess(attack.forged, before.forged)) this.#times.start(attack.forged)
    else this.#times.change(attack.forged)
  }

  carry(state: Carrier): void {
    this.#times.carry(state)
    this.#event = state.number(this.#event)
    this.#isThin = state.number(this.#isThin)
    this.#bytes = state.number(this.#bytes)
  }

  #send(event: number, isThin: number, bytes: number): void {
    const request = this.#requests.add()
    this.#requests.set(CALL.kind, request, KIND.forged)
    this.#requests.set(CALL.event, request, event)
    this.#requests.set(CALL.isThin, request, isThin)
    if (isThin === 0) this.#station.world.writePayload(bytes)
    this.#wire.send(request, ROW['forged-sent'], isThin === 1 ? event + THIN : event, request, 0)
  }

  #settle(request: number, outcome: number): void {
    const { world, lane } = this.#station
    this.#requests.settle(request)
    world.sink.row(world.nowUs, ROW.settled, lane, request, outcome, 0)
  }
}

/** Whether more than the rate differs. */
function isOtherProcess(one: EventSettings, other: EventSettings): boolean {
  if (one === other) return false
  return one.kind !== other.kind || one.kind === 'trace' || one.firstAtUs !== other.firstAtUs
}
