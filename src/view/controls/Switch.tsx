import type { ReactNode } from 'react'
import styles from './Switch.module.css'

interface SwitchProps {
  isOn: boolean
  onChange: (isOn: boolean) => void
  children: ReactNode
  /** Id of the element that says more. */
  describedBy?: string | undefined
}

/** Something that is on or off, with its words before it. */
export function Switch({ isOn, onChange, children, describedBy }: SwitchProps) {
  return (
    <label className={styles['row']}>
      <span className={styles['words']}>{children}</span>
      <input
        type="checkbox"
        role="switch"
        className={styles['input']}
        checked={isOn}
        aria-checked={isOn}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.checked)}
      />
      <svg className={styles['drawn']} width={40} height={24} viewBox="0 0 40 24" aria-hidden="true">
        <rect className={styles['trough']} x={0.75} y={0.75} width={38.5} height={22.5} rx={11.25} />
        <g className={styles['knob']}>
          <circle cx={12} cy={12} r={7.5} />
          <path d="M8.7 12.2l2.4 2.4 4.2-4.8" />
        </g>
      </svg>
    </label>
  )
}
