import type { LaneTally } from '../../engine/Tally.ts'
import { useSight } from '../../state/sight.ts'
import { type Side, scoreWords as words } from '../../words/en/score.ts'
import { Mark } from '../marks/Mark.tsx'
import { laneTallyOf } from './laneTallyOf.ts'
import styles from './MiniScore.module.css'
import { figureOf, unitOf } from './scoreRows.ts'

/** The score for narrow places: requests, waste and mean wait of both sides in two columns. */
export function MiniScore() {
  return (
    <dl className={styles['score']} aria-label={words.title}>
      <SideScore side="poll" />
      <SideScore side="webhook" />
    </dl>
  )
}

function SideScore({ side }: { side: Side }) {
  const isInRun = useSight((sight) => laneTallyOf(sight, side) !== undefined)
  return (
    <div>
      <dt className={styles[side]} data-dim={!isInRun}>
        <Mark name={side === 'poll' ? 'question' : 'webhook'} size={17} /> {words.sides[side]}
      </dt>
      {isInRun ? <Figures side={side} /> : <dd>{words.notInRun}</dd>}
    </div>
  )
}

function Figures({ side }: { side: Side }) {
  const requests = useSight((sight) => figureOf(sight, side, 'requests'))
  const wasted = useSight((sight) => figureOf(sight, side, 'wasted'))
  const average = useSight((sight) => figureOf(sight, side, 'average'))
  const unit = useSight((sight) => unitOf(sight, side, 'average'))
  const isMixed = useSight((sight) => isMixedIn(laneTallyOf(sight, 'webhook')))
  const sent = side === 'poll' ? words.mini.asks : isMixed ? words.mini.requests : words.mini.calls
  return (
    <>
      <dd>
        <b>{requests}</b> {sent(Number(requests))} <b>{wasted}</b> {words.mini.forNothing}
      </dd>
      <dd>
        {words.mini.inTheDark} <b>{average}</b> {unit}
      </dd>
    </>
  )
}

/** Whether a webhook's requests are not all calls of the shop. */
function isMixedIn(tally: LaneTally | undefined): boolean {
  return tally !== undefined && tally.requests > tally.attempts
}
