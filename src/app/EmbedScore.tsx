import { MiniScore } from '../view/scoreboard/MiniScore.tsx'
import { Sentence } from '../view/scoreboard/Sentence.tsx'
import styles from './EmbedScore.module.css'

/** The score of a frame: where it is narrow, two columns and one short sentence; else the whole sentence. */
export function EmbedScore() {
  return (
    <>
      <div className={styles['mini']}>
        <MiniScore />
      </div>
      <div className={styles['short']}>
        <Sentence isShort />
      </div>
      <div className={styles['sentence']}>
        <Sentence />
      </div>
    </>
  )
}
