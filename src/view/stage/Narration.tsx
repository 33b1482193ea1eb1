import { useClock } from '../../state/clock.ts'
import { useSight } from '../../state/sight.ts'
import styles from './Narration.module.css'
import { narrationOf } from './narrationOf.ts'
import { tripPace } from './tripPace.ts'

/** One or two sentences about the moment shown, chosen from its facts. */
export function Narration() {
  const pace = useClock(tripPace)
  const text = useSight((sight) => narrationOf(sight, pace))
  return <p className={styles['narration']}>{text}</p>
}
