import { shownLanes } from '../../state/shownLanes.ts'
import { type Sight, useSight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import { Mark } from '../marks/Mark.tsx'
import styles from './StateRows.module.css'
import { statesOf } from './statesOf.ts'

/** The two subscribers in words, a row each: what a narrow picture has no room for. */
export function StateRows() {
  return (
    <ul className={styles['rows']}>
      <Row side="poll" name={stageWords.pollingClient} mark="question" />
      <Row side="webhook" name={stageWords.webhookReceiver} mark="webhook" />
    </ul>
  )
}

interface RowProps {
  side: 'poll' | 'webhook'
  name: string
  mark: 'question' | 'webhook'
}

function Row({ side, name, mark }: RowProps) {
  const state = useSight((sight) => statesOf(sight)[side])
  const known = useSight((sight) => knownIn(sight, side))
  const happened = useSight(({ moment }) => moment.tally.eventsHappened)
  return (
    <li className={styles['row']} data-side={side}>
      <Mark name={mark} size={20} />
      <span className={styles['who']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['state']}>{state}</span>
      </span>
      {known >= 0 && <span>{stageWords.knownOfHappened(known, happened)}</span>}
    </li>
  )
}

/** How many events the side knows, -1 where the run has no such lane. */
function knownIn({ scenario, moment }: Sight, side: 'poll' | 'webhook'): number {
  const lane = shownLanes(scenario)[side]
  return moment.tally.lanes[lane]?.knownCount ?? -1
}
