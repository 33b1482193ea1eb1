import { Figure } from '../view/figure/Figure.tsx'
import { Mark } from '../view/marks/Mark.tsx'
import { howWords as how } from '../words/en/how.ts'
import styles from './HowToRead.module.css'

/** What the marks and lines of the figures mean. */
export function HowToRead() {
  return (
    <Figure title={how.title}>
      <p className={styles['prose']}>
        {how.lines} {how.round} <Mark name="question" size={16} /> {how.square}{' '}
        <Mark name="webhook" size={16} /> {how.diamond} <Mark name="event" size={14} /> {how.hollow}{' '}
        <Mark name="empty-poll" size={16} /> {how.nothing}
      </p>
      <p className={styles['note']}>{how.point}</p>
    </Figure>
  )
}
