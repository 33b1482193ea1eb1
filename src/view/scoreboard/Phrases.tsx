import type { Phrase } from '../../words/en/score.ts'
import styles from './Sentence.module.css'

/** Pieces of a sentence in a row; the names of the sides stand out in their ink. */
export function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
  return phrases.map((phrase, index) =>
    typeof phrase === 'string' ? (
      phrase
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: A sentence's pieces have no identity but their place.
      <b key={index} className={styles[phrase.side]}>
        {phrase.words}
      </b>
    ),
  )
}
