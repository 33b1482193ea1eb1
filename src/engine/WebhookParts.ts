import { Calls } from './Calls.ts'
import type { Carrier } from './Carrier.ts'
import { Claims } from './Claims.ts'
import { Deliveries } from './Deliveries.ts'
import { Door } from './Door.ts'
import { Handler } from './Handler.ts'
import type { Station } from './Station.ts'
import { Wire } from './Wire.ts'

/** What both sides of a webhook lane, and whoever else calls, have in common. */
export class WebhookParts {
  readonly station: Station
  readonly requests = new Calls()
  readonly deliveries: Deliveries
  readonly claims: Claims
  readonly handler: Handler
  readonly door: Door
  /** The wires of what the receiver is called with. */
  readonly attemptWire: Wire
  readonly forgedWire: Wire

  constructor(station: Station) {
    this.station = station
    this.deliveries = new Deliveries(station)
    this.claims = new Claims(station)
    this.handler = new Handler(station)
    this.door = new Door(station)
    this.attemptWire = new Wire(station, this.requests, 'attempt')
    this.forgedWire = new Wire(station, this.requests, 'forged')
  }

  carry(state: Carrier): void {
    this.requests.carry(state)
    this.deliveries.carry(state)
    this.claims.carry(state)
    this.handler.carry(state)
    this.door.carry(state)
  }
}
