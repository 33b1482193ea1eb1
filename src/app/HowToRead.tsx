import { Figure } from '../view/figure/Figure.tsx'
import { Mark } from '../view/marks/Mark.tsx'
import { appWords } from '../words/en/app.ts'
import styles from './HowToRead.module.css'

/** What the marks and lines of the figures mean. */
export function HowToRead() {
  const { how } = appWords
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
