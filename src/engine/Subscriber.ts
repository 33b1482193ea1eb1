/**
 * The side of a lane that the calendar calls. Requests and jobs go by their number in the lane. A request is forgotten when
 * it is settled and nothing of it is still under way.
 */
export interface Subscriber {
  /** Plans what the lane does from the beginning. */
  start(): void
  /** An event has happened at the source app. */
  eventHappened(event: number): void
  /** A request reaches the other side. */
  requestArrives(request: number): void
  /** The answer to a request leaves the other side. */
  answerLeaves(request: number): void
  /** An answer reaches the side that sent the request. */
  answerArrives(request: number): void
  /** The time is up that the sender of a request waits. */
  timesOut(request: number): void
  workDone(job: number): void
  /** A planned tick falls. */
  tick(number: number): void
  /** A delivery falls due. */
  deliveryDue(event: number): void
  /** An outage may begin or end now. */
  edge(): void
  /** The reader asks by hand. */
  askNow(): void
  /** The settings of the lane are others now. */
  settingsChanged(intervalUsBefore: number): void
}
