import styles from './Mark.module.css'
import { type MarkName, markId } from './MarkName.ts'

interface MarkProps {
  name: MarkName
  /** Width and height in CSS pixels; legible from 12. */
  size?: number
  /** The number in the badge of a retry. */
  attempt?: number
  /** What a screen reader says. Without it the mark is silent, because a word stands beside it. */
  label?: string
}

/** One of the marks, as it stands in prose, tables and logs. The page renders a `MarkSprite` once. */
export function Mark({ name, size = 16, attempt = 2, label }: MarkProps) {
  return (
    <svg
      className={styles['mark']}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <use href={`#${markId(name)}`} width={24} height={24} />
      {name === 'retry' && (
        <text className={styles['badge']} x={20.2} y={8.9}>
          {attempt}
        </text>
      )}
    </svg>
  )
}
