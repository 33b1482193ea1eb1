import styles from './Stage.module.css'

interface PersonProps {
  /** Middle of the desk, on its line. */
  x: number
  y: number
  scale: number
  side: 'polling' | 'webhook'
  facing: 'left' | 'right'
}

const BODY = 'M-56 0C-56 -35 -35 -50 0 -50S56 -35 56 0'
const COLLAR = 'M-12.5 -49.4a12.5 7.2 0 0 0 25 0'
const HAIR =
  'M-22 -75.6A22 22 0 0 1 17.6 -88.6C8 -91.4 -2.4 -89.2 -7.4 -82C-10.4 -77.6 -15.6 -74.4 -22 -75.6z'

/** Somebody at a desk, who looks to the left or to the right. */
export function Person({ x, y, scale, side, facing }: PersonProps) {
  return (
    <g className={styles[side]} transform={`translate(${x} ${y}) scale(${scale})`}>
      <path className={styles['body']} d={BODY} />
      <path className={styles['outline']} d={COLLAR} />
      <g className={styles['head']} data-facing={facing}>
        <circle className={styles['face']} cy={-75} r={22} />
        <path className={styles['hair']} d={HAIR} />
        <circle className={styles['hair']} cx={5.2} cy={-74} r={1.9} />
        <circle className={styles['hair']} cx={13.5} cy={-74} r={1.9} />
      </g>
    </g>
  )
}
