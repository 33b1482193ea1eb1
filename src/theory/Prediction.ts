/** What a prediction rests on; the words for it live in the catalogue. */
export type Assumption =
  /** Events are a Poisson process. */
  | 'poisson-events'
  /** Bursts are a Poisson process, begun long ago. */
  | 'bursty-events'
  /** Events keep an exact beat, and so do the polls. */
  | 'even-spacing'
  /** Poll times have nothing to do with the events. */
  | 'independent-polls'
  /** Mean wait and wasted share are those of a long run. */
  | 'long-run'
  /** Knobs were turned: the pieces are added up, each weighted by its events or polls. */
  | 'pieces'
  /** Latency varies: its mean and variance stand for it. */
  | 'varying-latency'
  /** Messages are lost independently. */
  | 'independent-losses'
  /** Answers come before the next poll and before the timeout: the chance of the contrary is below 1 in 1000. */
  | 'answers-in-time'
  /** Full pages are fetched in a row; how often is expected from the mean backlog. */
  | 'pages-drained'

/** Why a quantity is null. */
export type Gap =
  /** A field on which it depends was changed during the run. */
  | 'not-steady'
  /** More than a page of events gathers faster than this form can follow. */
  | 'too-many-pages'
  /** Answers may come after the timeout. */
  | 'slow-answers'
  /** No form is known for this setting. */
  | 'no-form'
  /** There is no upper bound. */
  | 'unbounded'

/** Why nothing is predicted at all. */
export type Refusal =
  | 'interval-is-null'
  | 'not-steady'
  | 'lossy'
  | 'outage'
  | 'times-out'
  /** The lane uses a mechanism (long polling, adaptive, ordered, …) without a closed form here. */
  | 'no-form'

/** What theory expects of a lane up to a moment. A quantity without a form is null, and `gaps` says why. */
export interface Expectation {
  applies: true
  /** Expected number of requests sent. */
  requests: number | null
  /** Expected number of requests that are settled as wasted. */
  wasted: number | null
  /** Expected share of the settled requests that are wasted, 0 to 1. */
  wastedShare: number | null
  /** Expected mean wait from an event to known, in ms. */
  meanWaitMs: number | null
  /** The longest wait that is possible, in ms. */
  worstWaitMs: number | null
  assumptions: readonly Assumption[]
  gaps: readonly Gap[]
}

/** What theory says about a lane up to a moment. */
export type Prediction = Expectation | { applies: false; why: Refusal }
