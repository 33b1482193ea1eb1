/** How the real system of one scenario is set up; the engine is given the same numbers. */
export interface RealSettings {
  title: string
  eventSeed: number
  eventsPerMinute: number
  polling: {
    intervalMs: number
    firstPollAtMs: number
    pageSize: number
    timeoutMs: number
    /** From reading the events to sending the answer. */
    sourceMs: number
  }
  webhook: {
    dispatchMs: number
    timeoutMs: number
    delaysMs: readonly number[]
    hasSeenIds: boolean
    /** Time to answer a call that is rejected or already seen. */
    ackMs: number
  }
  /** Both subscribers work through what they are told in the same way; the receiver answers when the work is done. */
  handler: { workers: number; serviceMs: number }
}

/** Few events, a quick receiver: most polls bring nothing, each webhook succeeds at its first attempt. */
export const QUIET: RealSettings = {
  title: 'quiet',
  // An event that happens just before or after a poll waits for 0 or 500 ms as chance has it. With this seed there is
  // none within 10 ms before one or 25 ms after it.
  eventSeed: 1359,
  eventsPerMinute: 60,
  polling: { intervalMs: 500, firstPollAtMs: 250, pageSize: 100, timeoutMs: 5000, sourceMs: 5 },
  webhook: {
    dispatchMs: 0,
    timeoutMs: 2000,
    delaysMs: [1000, 3000],
    hasSeenIds: true,
    ackMs: 1,
  },
  handler: { workers: 1, serviceMs: 20 },
}

/** A receiver that keeps no ids and is so slow that a call which has to wait long for a worker times out. */
export const SLOW: RealSettings = {
  title: 'slow receiver',
  // A retry makes the queue longer, which makes more calls time out: with some event times and numbers a call that comes
  // a few ms late tips such a slide. With these hardly anything hangs on so little, so two runs have the same counts.
  eventSeed: 651,
  eventsPerMinute: 120,
  polling: { intervalMs: 2000, firstPollAtMs: 1000, pageSize: 3, timeoutMs: 6000, sourceMs: 5 },
  webhook: {
    dispatchMs: 0,
    timeoutMs: 550,
    delaysMs: [1000, 3000],
    hasSeenIds: false,
    ackMs: 1,
  },
  handler: { workers: 2, serviceMs: 400 },
}
