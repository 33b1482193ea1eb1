/**
 * The kinds of trace rows. A row is `(atUs, kind, lane, subject, detail, otherUs)`: something that happened at `atUs`
 * in lane number `lane`. What the last three columns hold depends on the kind:
 *
 * | kind | subject | detail | otherUs |
 * | --- | --- | --- | --- |
 * | happened | event | 1 if an intervention made it, else 0 | |
 * | payload | bytes of an event's content from now on (for the answer in the next row) | | |
 * | tick | its number | 0 planned anew, 1 sent a poll, 2 skipped | when the next tick falls, or -1 |
 * | poll-sent | request | the client's cursor, plus LOST if the message is lost | when it arrives, if not lost |
 * | attempt-sent | request | event, plus LOST | when it arrives, if not lost |
 * | arrived | request | a VERDICTS index, plus LATE if the sender had stopped waiting | |
 * | poll-answered | request | number of events in it, plus LOST; an empty 200 adds EMPTY_OK | when it arrives |
 * | call-answered | request | HTTP status, or 0 for a refusal, plus LOST | when it arrives |
 * | poll-settled | request | an OUTCOMES index | |
 * | attempt-settled | request | an OUTCOMES index, plus ACCEPTED if the receiver had accepted it | when the retry falls due, or -1 |
 * | known | event | the request that brought it, plus WAS_LOST | when the event happened |
 * | work-started | job | event, plus WAITED if it had to wait | when it will be done |
 * | work-waits | job | event | |
 * | effect | event | how many effects it has now | when the event happened |
 * | given-up | event | 1 if it is lost now, else 0 | |
 * | outage-began | 0 refuse, 1 hang | | |
 * | outage-ended | | | |
 */
export const ROW_KINDS = [
  'happened',
  'payload',
  'tick',
  'poll-sent',
  'attempt-sent',
  'arrived',
  'poll-answered',
  'call-answered',
  'poll-settled',
  'attempt-settled',
  'known',
  'work-started',
  'work-waits',
  'effect',
  'given-up',
  'outage-began',
  'outage-ended',
] as const

export type RowKind = (typeof ROW_KINDS)[number]

/** The index of each row kind in {@link ROW_KINDS}. */
export const ROW = Object.fromEntries(ROW_KINDS.map((kind, index) => [kind, index])) as Readonly<
  Record<RowKind, number>
>

/** Flags in the detail column, above every number that stands there. */
export const LOST = 0x80000000
export const LATE = 0x80000000
export const ACCEPTED = 0x80000000
export const WAS_LOST = 0x80000000
export const WAITED = 0x80000000
export const EMPTY_OK = 0x40000000

/** A detail without its flags. */
export function plain(detail: number): number {
  return detail % EMPTY_OK
}

/** What the other side did with a message that reached it. */
export const VERDICTS = ['read', 'accepted', 'duplicate', 'unavailable', 'refused', 'hung'] as const

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
