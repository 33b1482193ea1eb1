import { diamondPath } from '../marks/diamondPath.ts'
import styles from './SliderThumb.module.css'

/** What a slider moves, which is the shape that its thumb wears. */
export type ThumbShape = 'ring' | 'diamond'

interface SliderThumbProps {
  shape: ThumbShape
  isLocked: boolean
}

/** The drawn thumb of a slider: a ring for asking, a diamond for orders, a lock where a teacher has set the value. */
export function SliderThumb({ shape, isLocked }: SliderThumbProps) {
  return (
    <svg className={styles['thumb']} width={48} height={48} viewBox="-24 -24 48 48" aria-hidden="true">
      {isLocked && <Lock />}
      {!isLocked && shape === 'ring' && <Ring />}
      {!isLocked && shape === 'diamond' && <Diamond />}
    </svg>
  )
}

/** The halo of the thumb under the pointer. It lies behind the track, so that it hides no stop. */
export function SliderHalo({ shape }: { shape: ThumbShape }) {
  return (
    <svg className={styles['halo']} width={48} height={48} viewBox="-24 -24 48 48" aria-hidden="true">
      {shape === 'ring' && <circle r={21} fill="var(--orange-soft)" />}
      {shape === 'diamond' && <path d={diamondPath(0, 0, 23)} fill="var(--violet-soft)" />}
    </svg>
  )
}

function Ring() {
  return (
    <>
      <circle r={12.5} fill="var(--surface)" stroke="var(--orange)" strokeWidth={3} />
      <circle r={3} fill="var(--orange)" />
      <circle className={styles['focus']} r={17.5} />
    </>
  )
}

function Diamond() {
  return (
    <>
      <path className={styles['keyline']} d={diamondPath(0, 0, 13)} strokeWidth={5} />
      <path d={diamondPath(0, 0, 13)} fill="var(--violet)" />
      <path className={styles['focus']} d={diamondPath(0, 0, 18)} />
    </>
  )
}

function Lock() {
  return (
    <>
      <circle r={12} fill="var(--sunk)" stroke="var(--rule)" strokeWidth={1.8} strokeDasharray="4 3.54" />
      <path
        d="M-5.5 -1h11v7h-11zM-3.5 -1v-3.2a3.5 3.5 0 0 1 7 0V-1"
        fill="none"
        stroke="var(--ink-2)"
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
      <circle className={styles['focus']} r={16.4} />
    </>
  )
}
