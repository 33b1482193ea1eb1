import type { Scenario } from '../../engine/Scenario.ts'
import { shownLanes } from '../../state/shownLanes.ts'
import { currentSight, useSight } from '../../state/sight.ts'
import { scoreWords } from '../../words/en/score.ts'
import { turningWords as words } from '../../words/en/turning.ts'
import { FigureNotes } from '../charts/FigureNotes.tsx'
import { Figure } from '../figure/Figure.tsx'
import { TurningPicture } from './TurningPicture.tsx'
import { type TurningPointState, turningPointOf } from './turningPointOf.ts'

interface TurningPointProps {
  /** The figure's number on its page. */
  number: number
}

/** Requests per order against orders between two asks: where the two lines cross, the cheaper side changes. */
export function TurningPoint({ number }: TurningPointProps) {
  // Subscribed by what can be seen, a string, so that it renders only when it looks different.
  useSight((sight) => looksOf(turningPointOf(sight)))
  const state = turningPointOf(currentSight())
  const caption = captionOf(state)
  return (
    <Figure number={number} title={words.title} remark={words.remark}>
      <TurningPicture state={state} description={words.picture(caption)} />
      <FigureNotes
        caption={caption}
        title={words.tableTitle}
        head={words.tableHead}
        rows={() => tableOf(turningPointOf(currentSight()))}
      />
    </Figure>
  )
}

function looksOf({ between, poll, webhook, extent }: TurningPointState): string {
  const side = (per: TurningPointState['poll']) => per && `${per.requests.toPrecision(3)}${per.isMeasured}`
  return [between?.toPrecision(3), side(poll), side(webhook), extent].join(' ')
}

function captionOf({ between, poll, webhook }: TurningPointState): string {
  if (between === null) return whyNothingLies(currentSight().settings)
  if (between === 0) return words.noOrders
  const measured = [
    ...(poll ? [words.asks(poll.requests, poll.isMeasured)] : []),
    ...(webhook ? [words.calls(webhook.requests, webhook.isMeasured)] : []),
  ]
  return words.caption(between, measured)
}

/** Why no time lies between two asks of these settings. */
function whyNothingLies(settings: Scenario): string {
  const strategy = settings.lanes[shownLanes(settings).poll]?.strategy
  if (strategy === undefined) return words.noPolling
  return strategy === 'long-poll' ? words.held : words.byHand
}

function tableOf({ between, poll, webhook }: TurningPointState): string[][] {
  const measured = (per: TurningPointState['poll']) =>
    per?.isMeasured ? words.perOrderNumber(per.requests) : scoreWords.none
  return [
    [scoreWords.sides.poll, measured(poll), between ? words.perOrderNumber(1 / between) : scoreWords.none],
    [scoreWords.sides.webhook, measured(webhook), words.perOrderNumber(1)],
  ]
}
