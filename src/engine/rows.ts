/**
 * The kinds of trace rows. A row is `(atUs, kind, lane, subject, detail, otherUs)`: something that happened at `atUs`
 * in lane number `lane`. What the last three columns hold depends on the kind; requests of every kind (polls, attempts,
 * fetches, reconcile polls, forged calls) share the numbers of their lane:
 *
 * | kind | subject | detail | otherUs |
 * | --- | --- | --- | --- |
 * | happened | event | 1 if an intervention made it, else 0 | |
 * | payload | bytes of an event's content from now on (for the message in the next row) | | |
 * | tick | its number | 0 planned anew, 1 sent a poll, 2 skipped | when the next tick falls (long polling: the next request leaves), or -1 |
 * | poll-sent | request | the client's cursor, plus LOST if the message is lost | when it arrives, if not lost |
 * | attempt-sent | request | event, plus THIN, plus LOST | when it arrives, if not lost |
 * | fetch-sent | request | event (0: of a forged call), plus AGAIN after a timeout (it follows the row of that), plus LOST | when it arrives |
 * | reconcile-sent | request | cursor, plus LOST | when it arrives |
 * | forged-sent | request | the event that it copies, or 0, plus THIN, plus LOST | when it arrives |
 * | arrived | request | a VERDICTS index, plus FORGED for a forged call or replay, plus LATE if the sender had stopped waiting | |
 * | poll-answered | request | number of events in it, plus LOST; an empty 200 adds EMPTY_OK | when it arrives |
 * | call-answered | request | HTTP status, or 0 for a refusal, plus LOST (429 and 404 too) | when it arrives |
 * | settled | request | an OUTCOMES index; every kind of request but attempts | |
 * | attempt-settled | request | an OUTCOMES index, plus ACCEPTED if the receiver had accepted it | when the retry falls due, or -1 |
 * | dropped | request | 0 on its way out, 1 on its way back: an intervention lost the message | |
 * | known | event | the request that brought it, plus WAS_LOST | when the event happened |
 * | work-started | job | event (0: forged), plus WAITED if it had to wait | when it will be done |
 * | work-waits | job | event (0: forged) | |
 * | effect | event | how many effects it has now | when the event happened |
 * | forged-effect | job | | |
 * | given-up | event | 1 if it is lost now, else 0 | |
 * | redelivered | event | attempts made so far, plus WAS_LOST if it was lost until now | |
 * | reconciling | 1 switched on, 0 off | how many events that are neither known nor on their way became pending (on) or lost (off) | |
 * | disabled | | | |
 * | outage-began | 0 refuse, 1 hang | | |
 * | outage-ended | | | |
 */
export const ROW = {
  happened: 0,
  payload: 1,
  tick: 2,
  'poll-sent': 3,
  'attempt-sent': 4,
  'fetch-sent': 5,
  'reconcile-sent': 6,
  'forged-sent': 7,
  arrived: 8,
  'poll-answered': 9,
  'call-answered': 10,
  settled: 11,
  'attempt-settled': 12,
  dropped: 13,
  known: 14,
  'work-started': 15,
  'work-waits': 16,
  effect: 17,
  'forged-effect': 18,
  'given-up': 19,
  redelivered: 20,
  reconciling: 21,
  disabled: 22,
  'outage-began': 23,
  'outage-ended': 24,
} as const

export type RowKind = keyof typeof ROW

/** The names of the kinds in the order of their numbers. */
export const ROW_KINDS = Object.keys(ROW) as readonly RowKind[]

/** Flags in the detail column, above every number that stands there. */
export const LOST = 0x80000000
export const LATE = 0x80000000
export const ACCEPTED = 0x80000000
export const WAS_LOST = 0x80000000
export const WAITED = 0x80000000
export const EMPTY_OK = 0x40000000
export const THIN = 0x40000000
export const AGAIN = 0x40000000
export const FORGED = 0x40000000

/** A detail without its flags. */
export function plain(detail: number): number {
  return detail % EMPTY_OK
}

/** What the other side did with a message that reached it. `held` stands for a long poll that found nothing yet. */
export const VERDICTS = [
  'read',
  'accepted',
  'duplicate',
  'unavailable',
  'refused',
  'hung',
  'rejected',
  'rate-limited',
  'held',
] as const

export type Verdict = (typeof VERDICTS)[number]

/** How a request ended for the side that sent it. `in-flight` stands for one that has not ended. */
export const OUTCOMES = [
  'in-flight',
  'useful',
  'empty',
  'timeout',
  'refused',
  'rejected',
  'unavailable',
  'rate-limited',
  'accepted',
  'duplicate',
] as const

export type Outcome = (typeof OUTCOMES)[number]
