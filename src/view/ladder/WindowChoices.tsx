import { useId } from 'react'
import { ladderWords } from '../../words/en/ladder.ts'
import type { LadderBoard } from './LadderBoard.ts'
import { useBoard } from './useBoard.ts'
import styles from './WindowChoices.module.css'

const CHOICES = ['10s', '1min', '5min', 'all'] as const

/** How much time the ladder shows: one of four. */
export function WindowChoices({ board }: { board: LadderBoard }) {
  const name = useId()
  const chosen = useBoard(board, ({ view }) => view.choice)
  return (
    <fieldset className={styles['choices']}>
      <legend className="visually-hidden">{ladderWords.windows}</legend>
      {CHOICES.map((choice) => (
        <label key={choice} className={styles['choice']}>
          <input
            type="radio"
            className={styles['input']}
            name={name}
            checked={chosen === choice}
            onChange={() => board.choose(choice)}
          />
          <span className={styles['word']}>{ladderWords.window[choice]}</span>
        </label>
      ))}
    </fieldset>
  )
}
