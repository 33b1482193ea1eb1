import type { LaneTally } from '../../engine/Tally.ts'
import { meanPerMinute } from '../../scenario/meanPerMinute.ts'
import { ordersBetweenAsks } from '../../state/ordersBetweenAsks.ts'
import { keepsAsking, shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import { type Phrase, type SideFacts, sentenceWords as words } from '../../words/en/score.ts'
import { laneTallyOf } from './laneTallyOf.ts'

/** Which of its sentences the score says. */
export type SentenceKind =
  | 'nothing-yet'
  | 'no-orders'
  | 'no-order-yet'
  | 'polling-alone'
  | 'webhook-alone'
  | 'quiet'
  | 'even'
  | 'busy'

/** The sentence under the score, in pieces, and which one it is. */
export interface Sentence {
  kind: SentenceKind
  phrases: readonly Phrase[]
}

/** Counts whose ratio is within this of 1 are about the same. */
const ABOUT_THE_SAME = 1.15
/** Fewer requests than this on a side are too few to speak of a turning point. */
const ENOUGH = 10

/** Says what the score shows: true for the counts of the moment, fair to both sides. */
export function sentenceOf(sight: Sight): Sentence {
  return withLanes(sight, ofShownLanes(sight))
}

/** Says too which lanes are shown, where a run has more. */
function withLanes({ settings }: Sight, sentence: Sentence): Sentence {
  const { lanes } = settings
  const { poll, webhook } = shownLanes(settings)
  const shown = [lanes[poll], lanes[webhook]].flatMap((lane) => (lane ? [lane.id] : []))
  if (shown.length === lanes.length) return sentence
  return { ...sentence, phrases: [...sentence.phrases, words.moreLanes(lanes.length, shown)] }
}

function ofShownLanes(sight: Sight): Sentence {
  const poll = laneTallyOf(sight, 'poll')
  const hook = laneTallyOf(sight, 'webhook')
  const { atUs, tally } = sight.moment
  if (tally.eventsHappened === 0) return beforeTheFirst(sight, poll, hook)
  if (poll && hook) return ofBoth(sight, poll, hook)
  const happened = tally.eventsHappened
  if (poll)
    return { kind: 'polling-alone', phrases: [...words.start(atUs, factsOf(poll)), ...alone(poll, happened)] }
  if (!hook) return { kind: 'nothing-yet', phrases: words.nothingYet() }
  return {
    kind: 'webhook-alone',
    phrases: [...words.startAlone(atUs, factsOf(hook), happened), ...alone(hook, happened)],
  }
}

/** The sentence for narrow places: one thought. */
export function shortSentenceOf(sight: Sight): Sentence {
  const full = ofShownLanes(sight)
  return withLanes(sight, shortOf(sight, full) ?? full)
}

function shortOf(sight: Sight, full: Sentence): Sentence | undefined {
  const poll = laneTallyOf(sight, 'poll')
  const hook = laneTallyOf(sight, 'webhook')
  if (!poll || !hook || poll.knownCount === 0 || hook.knownCount === 0) return undefined
  if (hook.lost > 0 || hook.knownAgain > 0 || hook.forgedEffects > 0) return undefined
  const phrases = shortPhrases(full.kind, poll, hook)
  return phrases && { kind: full.kind, phrases }
}

/** The words of a sentence without their ink, for those who listen. */
export function plainWords(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => (typeof phrase === 'string' ? phrase : phrase.words)).join('')
}

function shortPhrases(kind: SentenceKind, poll: LaneTally, hook: LaneTally): Phrase[] | undefined {
  if (kind === 'even') return words.shortEven()
  if (kind === 'busy') return words.shortBusy(hook.requests / poll.requests, factsOf(poll))
  const isClear = hook.requests > 0 && poll.requests / hook.requests > ABOUT_THE_SAME
  return isClear ? words.shortQuiet(poll.requests / hook.requests, factsOf(poll), factsOf(hook)) : undefined
}

function beforeTheFirst(sight: Sight, poll: LaneTally | undefined, hook: LaneTally | undefined): Sentence {
  const { atUs } = sight.moment
  const asks = poll?.requests ?? 0
  if (meanPerMinute(sight.settings) === 0) {
    return { kind: 'no-orders', phrases: words.noOrders(keepsAsking(sight.settings)) }
  }
  if (asks > 0)
    return {
      kind: 'no-order-yet',
      phrases: words.noOrderYet(atUs, asks, (poll?.wasted ?? 0) === asks, hook !== undefined),
    }
  return { kind: 'nothing-yet', phrases: atUs === 0 ? words.nothingYet() : words.nothingIn(atUs) }
}

function ofBoth(sight: Sight, pollTally: LaneTally, hookTally: LaneTally): Sentence {
  const { atUs, tally } = sight.moment
  const poll = factsOf(pollTally)
  const hook = factsOf(hookTally)
  const between = ordersBetweenAsks(sight.settings)
  const kind = kindOf(poll, hook, between)
  const trouble = troubleOf(hookTally)
  if (kind === 'even') {
    return {
      kind,
      phrases: [
        ...words.even(between ?? 1, poll, hook),
        ...freshness(poll, hook, tally.eventsHappened),
        ...trouble,
      ],
    }
  }
  const start = words.start(atUs, poll)
  const happened = tally.eventsHappened
  if (kind === 'quiet') {
    const news = freshness(poll, hook, happened)
    return { kind, phrases: [...start, ...words.called(hook, happened), ...news, ...trouble] }
  }
  const lead = words.fewerAsks(hook.requests / poll.requests)
  const called = isOnceForEach(hookTally, happened)
    ? words.calledOnceForEach(hook)
    : words.called(hook, happened)
  return { kind, phrases: [...start, ...called, lead, words.itsNews(poll, hook), ...trouble] }
}

function kindOf(poll: SideFacts, hook: SideFacts, between: number | null): 'quiet' | 'even' | 'busy' {
  const ratio = hook.requests / poll.requests
  const isEven = ratio < ABOUT_THE_SAME && ratio > 1 / ABOUT_THE_SAME
  const isAtTheTurn = between !== null && between > 0.9 && between < 1.1
  if (isEven && isAtTheTurn && Math.min(poll.requests, hook.requests) >= ENOUGH) return 'even'
  const isBusy = poll.news > 0 && hook.known > 0 && ratio > ABOUT_THE_SAME
  return isBusy ? 'busy' : 'quiet'
}

/** Without a failed attempt nothing was tried again, so each call was about an order of its own. */
function isOnceForEach(hook: LaneTally, happened: number): boolean {
  return hook.attempts === happened && hook.failedAttempts === 0 && hook.requests === hook.attempts
}

function freshness(poll: SideFacts, hook: SideFacts, happened: number): Phrase[] {
  if (poll.known > 0 && hook.known > 0) return [words.theNews(poll, hook)]
  if (hook.known > 0) return words.onlyWebhookKnows(hook)
  return poll.known > 0 ? words.onlyPollingKnows(poll) : [words.nobodyKnows(happened)]
}

function alone(tally: LaneTally, happened: number): Phrase[] {
  const news = tally.knownCount > 0 ? words.itsNewsAlone(factsOf(tally)) : words.doesNotKnow(happened)
  return [news, ...troubleOf(tally)]
}

function troubleOf({ lost, knownAgain, forgedEffects }: LaneTally): string[] {
  return [
    ...(lost > 0 ? [words.lost(lost)] : []),
    ...(knownAgain > 0 ? [words.again(knownAgain)] : []),
    ...(forgedEffects > 0 ? [words.forged(forgedEffects)] : []),
  ]
}

function factsOf(tally: LaneTally): SideFacts {
  return {
    requests: tally.requests,
    calls: tally.attempts,
    news: tally.useful,
    known: tally.knownCount,
    meanUs: tally.knownDelaySumUs / tally.knownCount,
  }
}
