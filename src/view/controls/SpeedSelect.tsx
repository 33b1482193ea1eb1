import { controlWords } from '../../words/en/controls.ts'
import styles from './SpeedSelect.module.css'
import { ToolWord } from './ToolButton.tsx'

/** The speeds on offer, as multiples of real time. */
const SPEEDS = [1 / 20, 1 / 10, 1 / 4, 1 / 2, 1, 2, 5, 10, 20, 60, 100, 1000] as const

interface SpeedSelectProps {
  speed: number
  onSpeed: (speed: number) => void
  /** `tool` with its word below, as in the dock; `button` with a border, `plain` without the word. */
  look?: 'tool' | 'button' | 'plain'
}

/** How fast the clock runs: a list of the platform, shown as its value alone. */
export function SpeedSelect({ speed, onSpeed, look = 'tool' }: SpeedSelectProps) {
  const offered: readonly number[] = SPEEDS
  const speeds = offered.includes(speed) ? offered : [...offered, speed].sort((a, b) => a - b)
  const shown = controlWords.speedValue(speed)
  return (
    <span className={styles['speed']} data-look={look}>
      <span className={styles['shown']} aria-hidden="true">
        {look === 'button' ? controlWords.speedWithName(shown) : shown}
      </span>
      {look === 'tool' && <ToolWord>{controlWords.speed}</ToolWord>}
      <select
        className={styles['select']}
        aria-label={controlWords.speed}
        value={speed}
        onChange={(event) => onSpeed(Number(event.target.value))}
      >
        {speeds.map((each) => (
          <option key={each} value={each}>
            {controlWords.speedValue(each)}
          </option>
        ))}
      </select>
    </span>
  )
}
