import { currentSight, useSight } from '../../state/sight.ts'
import { Phrases } from './Phrases.tsx'
import styles from './Sentence.module.css'
import { plainWords, sentenceOf, shortSentenceOf } from './sentenceOf.ts'

interface SentenceProps {
  /** Whether there is room for one thought only. */
  isShort?: boolean
}

/** What the score shows, in words that change with the run. It is not a live region: pages read it out when they pause. */
export function Sentence({ isShort = false }: SentenceProps) {
  const read = isShort ? shortSentenceOf : sentenceOf
  // Subscribed by its plain words, a string, so that it renders only when it says something else.
  useSight((sight) => plainWords(read(sight).phrases))
  return (
    <p className={styles['sentence']}>
      <Phrases phrases={read(currentSight()).phrases} />
    </p>
  )
}
