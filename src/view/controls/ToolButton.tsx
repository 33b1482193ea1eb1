import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import styles from './ToolButton.module.css'

interface ToolButtonProps {
  icon: IconName
  /** The word under the sign. */
  label: string
  onPress: () => void
  isDisabled?: boolean
  /** The whole name where the word is shortened; it has to begin with the word. */
  name?: string
}

/** A quiet button of the dock: a sign with its word below. */
export function ToolButton({ icon, label, onPress, isDisabled = false, name }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={styles['tool']}
      aria-disabled={isDisabled || undefined}
      aria-label={name}
      onClick={() => !isDisabled && onPress()}
    >
      <Icon name={icon} />
      <ToolWord>{label}</ToolWord>
    </button>
  )
}

/** The word under the sign of a tool. */
export function ToolWord({ children }: { children: ReactNode }) {
  return <span className={styles['word']}>{children}</span>
}
