import { REQUEST, Requests } from './Requests.ts'
import { OUTCOMES, VERDICTS } from './rows.ts'

/** What a request of a webhook lane is. */
export const KIND = { attempt: 0, fetch: 1, reconcile: 2, forged: 3 } as const

const { free } = REQUEST

/** Columns of an attempt and of a forged call; of every request `kind`. */
export const CALL = {
  kind: free,
  /** 0 for a forged call, the copied event for a replay. */
  event: free + 1,
  /** The ticket of its delivery, which only an attempt has, and its number over all deliveries of the event. */
  ticket: free + 2,
  attempt: free + 3,
  /** What the receiver said to it: a VERDICTS index and an HTTP status, 0 for a refusal. */
  verdict: free + 4,
  status: free + 5,
  isThin: free + 6,
  bytes: free + 7,
  /** How long the receiver takes to answer what it need not work for, as it was when it accepted the call. */
  ackUs: free + 8,
} as const

/** Columns of a fetch: the event (0: of a forged call), the job that waits for it, the number of the try, bytes of the content. */
export const FETCH = { event: free + 1, job: free + 2, tries: free + 3, bytes: free + 7 } as const

/** Columns of a reconcile poll: its cursor, how many events are in the answer, whether there are more, bytes of a content. */
export const RECONCILE = { cursor: free + 1, count: free + 2, hasMore: free + 3, bytes: free + 7 } as const

export const ACCEPTED = VERDICTS.indexOf('accepted')
export const DUPLICATE = VERDICTS.indexOf('duplicate')

const GOOD = OUTCOMES.indexOf('accepted')
const SEEN = OUTCOMES.indexOf('duplicate')
const REFUSED = OUTCOMES.indexOf('refused')
const REJECTED = OUTCOMES.indexOf('rejected')
const UNAVAILABLE = OUTCOMES.indexOf('unavailable')

/** The requests of a webhook lane that are under way, of all its kinds. */
export class Calls extends Requests {
  constructor() {
    super(9)
  }

  /** The outcome of an attempt or a forged call whose answer has come, as an OUTCOMES index. */
  outcomeOf(request: number): number {
    const status = this.get(CALL.status, request)
    if (status === 200) return this.get(CALL.verdict, request) === ACCEPTED ? GOOD : SEEN
    if (status === 503) return UNAVAILABLE
    return status === 401 ? REJECTED : REFUSED
  }
}

/** Whether an attempt that ended so has failed. */
export function isFailure(outcome: number): boolean {
  return outcome !== GOOD && outcome !== SEEN
}
