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
  /** Every attempt that arrives in an outage fails, every other one succeeds. */
  | 'outages-followed'
  /** The receiver's queue is in its steady state, as if it had run for long. */
  | 'steady-queue'
  /** Retries come so much later that they load the receiver like fresh events. */
  | 'retries-as-fresh-load'

/** Why a quantity is null. */
export type Gap =
  /** A field on which it depends was changed during the run, or an event was made by hand. */
  | 'not-steady'
  /** More than a page of events gathers faster than this form can follow. */
  | 'too-many-pages'
  /** Answers may come after the timeout. */
  | 'slow-answers'
  /** No form is known for this setting. */
  | 'no-form'
  /** There is no upper bound. */
  | 'unbounded'
  /** So little has happened that the form of a long run does not hold yet. */
  | 'too-young'
  /** No message arrives, ever. */
  | 'nothing-arrives'
  /** Its distribution has no form where latency varies. */
  | 'varying-latency'
  /** Its distribution has no form where retries are jittered. */
  | 'jitter'
  /** The receiver may forget an id before the last attempt comes. */
  | 'ids-forgotten'
  /** Polls bring events in batches, and no form here follows a queue that is fed by batches. */
  | 'batched-arrivals'
  /** The form needs Poisson events. */
  | 'events-not-poisson'
  /** Several workers have a form only for exponential work. */
  | 'several-workers'
  /** More work arrives than the workers can do: the queue grows without end. */
  | 'overloaded'

/** Why nothing is predicted at all. */
export type Refusal =
  | 'interval-is-null'
  | 'not-steady'
  /** A message was dropped, sent again or forged by hand. */
  | 'by-hand'
  | 'lossy'
  | 'outage'
  | 'times-out'
  /** A poll may be skipped because an answer is late. */
  | 'skips-by-chance'
  | 'events-not-poisson'
  /** Latency varies more than the forms can follow. */
  | 'varying-latency'
  | 'adaptive'
  | 'rate-limit'
  | 'thin'
  | 'ordered'
  | 'max-in-flight'
  | 'queue-limit'
  | 'reconcile'
  | 'attack'
  | 'disable-after'
  /** Requests follow one another without time passing. */
  | 'no-form'

/** Waits in ms that 50, 90 and 99 of 100 events do not exceed. */
export interface WaitQuantiles {
  p50: number
  p90: number
  p99: number
}

/** The queue of jobs before the subscriber's workers, in its steady state. */
export interface QueuePrediction {
  /** Kendall's name of the form that is used. */
  form: 'M/M/1' | 'M/D/1' | 'M/G/1' | 'M/M/c'
  /** Share of the workers' time that is worked, 0 to 1. */
  utilisation: number
  /** Mean time that a job waits for a worker, in ms; its work is not counted. */
  meanWaitMs: number
  /** Mean number of jobs that wait for a worker. */
  meanWaiting: number
}

/** What theory expects of a lane, up to a moment or in the long run. A quantity without a form is null. */
export interface Quantities {
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
  /** Quantiles of the wait from an event to known, of the events that become known. */
  waitQuantilesMs: WaitQuantiles | null
  /** Expected number of webhook attempts sent; 0 where the client asks. */
  attempts: number | null
  /** Mean number of attempts of a delivery that is over; 0 where the client asks. */
  attemptsPerEvent: number | null
  /** Share of the attempts, of deliveries that are over, that the sender counts as failed; 0 where the client asks. */
  failedShare: number | null
  /** Share of the events, their deliveries being over, that never become known. */
  lostShare: number | null
  /** Mean number of effects of an event, its deliveries being over and its work done; 0 counts for lost ones. */
  effectsPerEvent: number | null
  /** Mean number of effects beyond an event's first, as `effectsPerEvent`. */
  duplicateEffectsPerEvent: number | null
  queue: QueuePrediction | null
}

/** The name of one quantity. */
export type Quantity = keyof Quantities

/** What theory expects of a lane up to a moment, on what it rests, and why some of it is missing. */
export interface Expectation extends Quantities {
  applies: true
  assumptions: readonly Assumption[]
  /** The reason for every quantity that is null, and for no other. */
  gapOf: Readonly<Partial<Record<Quantity, Gap>>>
  /** The reasons, each once, in the order of the quantities. */
  gaps: readonly Gap[]
}

/** What theory says about a lane up to a moment. */
export type Prediction = Expectation | { applies: false; why: Refusal }
