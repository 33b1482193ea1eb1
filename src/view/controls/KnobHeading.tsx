import { Mark } from '../marks/Mark.tsx'
import type { MarkName } from '../marks/MarkName.ts'
import styles from './KnobHeading.module.css'
import { type Reading, TypedValue } from './TypedValue.tsx'

interface KnobHeadingProps {
  mark: MarkName
  name: string
  typedLabel: string
  text: string
  /** Counts the moves of the slider: each forgets what stands in the field untaken. */
  moves: number
  read: (typed: string) => Promise<Reading>
  onValue: (value: number) => void
  onProblem: (problem: string | undefined) => void
  problemId: string | undefined
  /** Why the value cannot be typed. */
  fixedReason: string | undefined
}

/** The line above a slider: its mark, its name and its value, which can be typed. */
export function KnobHeading({
  mark,
  name,
  text,
  moves,
  fixedReason,
  typedLabel,
  ...typed
}: KnobHeadingProps) {
  return (
    <>
      <span className={styles['mark']}>
        <Mark name={mark} size={18} />
      </span>
      <span className={styles['name']}>{name}</span>
      {fixedReason === undefined ? (
        <TypedValue key={moves} label={typedLabel} text={text} {...typed} />
      ) : (
        <span className={styles['fixed']}>
          {text !== '' && <strong>{text}</strong>} {fixedReason}
        </span>
      )}
    </>
  )
}
