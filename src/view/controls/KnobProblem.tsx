import styles from './KnobProblem.module.css'

interface KnobProblemProps {
  id: string
  text: string | undefined
}

/** The sentence under a control that says why a typed value was not taken. */
export function KnobProblem({ id, text }: KnobProblemProps) {
  return (
    <p id={id} role="alert" className={styles['problem']} hidden={text === undefined}>
      {text}
    </p>
  )
}
