import { shownLanes } from '../../state/shownLanes.ts'
import { type Sight, useSight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import { count } from '../../words/numbers.ts'
import { requestUnit } from './requestUnit.ts'
import { statesOf } from './statesOf.ts'

const { described } = stageWords

/** What the stage shows now, as text for ears; not a live region. */
export function StageDescription({ id }: { id: string }) {
  const text = useSight(descriptionOf)
  return (
    <p className="visually-hidden" id={id}>
      {text}
    </p>
  )
}

/** The states and counts of both sides and of the shop, in sentences. */
function descriptionOf(sight: Sight): string {
  const states = statesOf(sight)
  const lanes = shownLanes(sight.scenario)
  return stageWords.sentences([
    sideWords(sight, 'polling', lanes.poll, states.poll),
    described.shop(states.shop),
    sideWords(sight, 'webhook', lanes.webhook, states.webhook),
  ])
}

function sideWords({ moment }: Sight, side: 'polling' | 'webhook', lane: number, state: string): string {
  const name = side === 'polling' ? stageWords.pollingClient : stageWords.webhookReceiver
  const tally = moment.tally.lanes[lane]
  if (!tally) return described.absent(name)
  const known = tally.knownOnce + tally.knownAgain
  const requests = `${count(tally.requests)} ${requestUnit(tally, side)}`
  return stageWords.sentences([
    described.side(name, state, known, moment.tally.eventsHappened),
    described.traffic(requests, tally.wasted),
  ])
}
