import { EndOfRun } from '../view/controls/EndOfRun.tsx'
import { Scoreboard } from '../view/scoreboard/Scoreboard.tsx'
import { Sentence } from '../view/scoreboard/Sentence.tsx'
import { TurningPoint } from '../view/scoreboard/TurningPoint.tsx'
import { FigureGuard } from './FigureGuard.tsx'
import styles from './ScoreColumn.module.css'

/** The score, the sentence that says what it shows, and the turning point. */
export function ScoreColumn() {
  return (
    <div className={styles['column']}>
      <FigureGuard>
        <Scoreboard number={3} />
      </FigureGuard>
      <div className={styles['said']}>
        <Sentence />
        <EndOfRun />
        <FigureGuard>
          <TurningPoint number={4} />
        </FigureGuard>
      </div>
    </div>
  )
}
