import { type KeyboardEvent, useId, useState } from 'react'
import styles from './TypedValue.module.css'

/** What a typed text means: a value to set, or a sentence that says why it is none. */
export type Reading = { value: number } | { problem: string }

interface TypedValueProps {
  /** Name of the field, for ears. */
  label: string
  /** The value set now, as it is shown. */
  text: string
  /** Reads what has been typed. */
  read: (typed: string) => Promise<Reading>
  onValue: (value: number) => void
  /** Told what is wrong with the text, undefined when nothing is. */
  onProblem: (problem: string | undefined) => void
  /** Id of the element that shows the problem, if there is one now. */
  problemId: string | undefined
}

/**
 * The big value beside a slider, which is a field as well: Enter or leaving it sets what was typed, Escape takes it back.
 * A text that cannot be set stays as it was typed.
 */
export function TypedValue({ label, text, read, onValue, onProblem, problemId }: TypedValueProps) {
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const id = useId()
  const drop = () => {
    setDraft(undefined)
    onProblem(undefined)
  }
  const settle = async () => {
    if (draft === undefined) return
    if (draft.trim() === text) {
      drop()
      return
    }
    const reading = await read(draft)
    if ('problem' in reading) {
      onProblem(reading.problem)
      return
    }
    drop()
    onValue(reading.value)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') void settle()
    if (event.key === 'Escape' && draft !== undefined) drop()
  }
  const shown = draft ?? text
  return (
    <span className={styles['value']} data-text={shown}>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        size={1}
        value={shown}
        aria-label={label}
        aria-invalid={problemId !== undefined || undefined}
        aria-describedby={problemId}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={settle}
        onKeyDown={onKeyDown}
      />
    </span>
  )
}
