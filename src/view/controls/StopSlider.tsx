import { type CSSProperties, type KeyboardEvent, type ReactNode, useId } from 'react'
import { SliderHalo, SliderThumb, type ThumbShape } from './SliderThumb.tsx'
import styles from './StopSlider.module.css'
import { nearestStop, nextPrinted, placeOf, type StopScale } from './stopScale.ts'

interface StopSliderProps {
  /** Name of the slider, for ears; the heading shows it to the eye. */
  label: string
  shape: ThumbShape
  scale: StopScale
  /** The value set now, in the unit of the stops; null stands beyond the last stop. It may lie outside the scale. */
  value: number | null
  /** What a screen reader says for a value, `every 5 seconds; …`. */
  spoken: (value: number | null) => string
  /** Called with the stop that the reader moves to. */
  onChange: (value: number) => void
  /** Why the slider cannot be moved although it shows a value; it keeps its place in the tab order. */
  lockedReason?: string | undefined
  /** Whether there is nothing to set in this run. */
  isAbsent?: boolean | undefined
  /** The line above the track: mark, name and typed value. */
  heading: ReactNode
  /** What is wrong with a typed value, below the track. */
  children?: ReactNode
}

/** A slider over stops: evenly spread by index, some of them printed, its thumb in the shape of what it moves. */
export function StopSlider(props: StopSliderProps) {
  const { label, shape, scale, value, spoken, onChange, lockedReason, isAbsent = false } = props
  const reasonId = useId()
  const isLocked = lockedReason !== undefined
  const canMove = !(isLocked || isAbsent)
  const place = placeOf(scale.stops, value)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return
    event.preventDefault()
    if (canMove) onChange(nextPrinted(scale, value, event.key === 'PageUp' ? 1 : -1))
  }
  return (
    <div className={styles['slider']} data-shape={shape} data-locked={isLocked} data-absent={isAbsent}>
      <div className={styles['heading']}>{props.heading}</div>
      <div className={styles['scale']} style={{ '--at': place } as CSSProperties}>
        <input
          className={styles['range']}
          type="range"
          min={0}
          max={scale.stops.length - 1}
          step={1}
          value={nearestStop(scale.stops, value)}
          aria-label={label}
          aria-valuetext={spoken(value)}
          aria-disabled={isLocked || undefined}
          aria-describedby={isLocked ? reasonId : undefined}
          disabled={isAbsent}
          onKeyDown={onKeyDown}
          onChange={(event) => canMove && onChange(scale.stops[event.target.valueAsNumber] as number)}
        />
        {canMove && (
          <div className={styles['halo']}>
            <SliderHalo shape={shape} />
          </div>
        )}
        <Track scale={scale} />
        {!isAbsent && (
          <div className={styles['at']}>
            <SliderThumb shape={shape} isLocked={isLocked} />
          </div>
        )}
      </div>
      {isLocked && (
        <span id={reasonId} hidden>
          {lockedReason}
        </span>
      )}
      {props.children}
    </div>
  )
}

/** The line, its filled part up to the thumb, the ticks and the printed stops. */
function Track({ scale }: { scale: StopScale }) {
  return (
    <div className={styles['track']} aria-hidden="true">
      <div className={styles['line']} />
      <div className={styles['filled']} />
      {scale.printed.map(({ value, label }) => (
        <div
          key={value}
          className={label === undefined ? styles['minor'] : styles['stop']}
          style={{ '--at': placeOf(scale.stops, value) } as CSSProperties}
        >
          {label !== undefined && <span className={styles['label']}>{label}</span>}
        </div>
      ))}
    </div>
  )
}
