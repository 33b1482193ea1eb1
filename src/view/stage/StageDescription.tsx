import { shownLanes } from '../../state/shownLanes.ts'
import { type Sight, useSight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import { count } from '../../words/numbers.ts'
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
    sideWords(sight, stageWords.pollingClient, lanes.poll, states.poll, stageWords.asks),
    described.shop(states.shop),
    sideWords(sight, stageWords.webhookReceiver, lanes.webhook, states.webhook, stageWords.calls),
  ])
}

function sideWords(
  { moment }: Sight,
  name: string,
  lane: number,
  state: string,
  unit: (amount: number) => string,
): string {
  const tally = moment.tally.lanes[lane]
  if (!tally) return described.absent(name)
  const known = tally.knownOnce + tally.knownAgain
  const requests = `${count(tally.requests)} ${unit(tally.requests)}`
  return stageWords.sentences([
    described.side(name, state, known, moment.tally.eventsHappened),
    described.traffic(requests, tally.wasted),
  ])
}
