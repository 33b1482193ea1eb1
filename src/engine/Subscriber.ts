import type { Carrier } from './Carrier.ts'
import type { AttackSettings } from './eventSettings.ts'
import type { LaneSettings } from './settings.ts'

/**
 * The side of a lane that the calendar calls. Requests and jobs go by their number in the lane. What a kind of lane has no
 * use for does nothing.
 */
export abstract class Subscriber {
  /** Plans what the lane does from the beginning. */
  abstract start(): void
  /** A request reaches the other side. */
  abstract requestArrives(request: number): void
  /** The answer to a request leaves the other side. */
  abstract answerLeaves(request: number): void
  /** An answer reaches the side that sent the request. */
  abstract answerArrives(request: number): void
  /** The time is up that the sender of a request waits. */
  abstract timesOut(request: number): void
  abstract workDone(job: number): void
  /** An outage may begin or end now. */
  abstract edge(): void
  /** The message of the request that is on a wire is lost. */
  abstract drop(request: number): void
  /** The lane is set otherwise now than `before`. */
  abstract settingsChanged(before: LaneSettings): void
  /** Saves or loads what the lane has in mind. */
  abstract carry(state: Carrier): void

  /** An event has happened at the source app. */
  eventHappened(_event: number): void {}
  /** A held request is read again, after the events of this microsecond. */
  readAgain(_request: number): void {}
  /** The time is up that a request is held. */
  holdEnds(_request: number): void {}
  /** A planned tick, long poll or reconcile tick falls. */
  tick(_number: number): void {}
  /** A forged call leaves, if it is still planned. */
  forgeDue(_number: number): void {}
  /** A delivery or a retry falls due. */
  deliveryDue(_number: number): void {}
  /** Goes past requests that surely find nothing and settle before `limitUs`, and answers how many. */
  skipEmpty(_limitUs: number): number {
    return 0
  }
  /** The reader asks by hand. */
  askNow(): void {}
  /** A fresh delivery of an event that has happened. */
  redeliver(_event: number): void {}
  /** One forged call or replay leaves now. */
  forge(_isReplay: boolean): void {}
  /** The attack is set otherwise now than `before`. */
  attackChanged(_before: AttackSettings | null): void {}
}
