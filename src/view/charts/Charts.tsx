import { useCallback, useEffect, useRef } from 'react'
import styles from './Charts.module.css'
import { RequestsChart } from './RequestsChart.tsx'
import { WaitsChart } from './WaitsChart.tsx'

interface ChartsProps {
  /** Number of the first of the two figures on the page. */
  firstNumber: number
}

/** Requests so far and time in the dark, side by side where there is room. Loaded apart from the page, with recharts. */
export function Charts({ firstNumber }: ChartsProps) {
  const frame = useRef<HTMLDivElement>(null)
  const isSeen = useRef(true)
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => {
      isSeen.current = entry?.isIntersecting ?? true
    })
    if (frame.current) observer.observe(frame.current)
    return () => observer.disconnect()
  }, [])
  const isInView = useCallback(() => isSeen.current, [])
  return (
    <div className={styles['frame']} ref={frame}>
      <div className={styles['pair']}>
        <RequestsChart number={firstNumber} isInView={isInView} />
        <WaitsChart number={firstNumber + 1} isInView={isInView} />
      </div>
    </div>
  )
}
