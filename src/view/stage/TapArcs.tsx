import { domAnimation, LazyMotion, m } from 'framer-motion'
import { useClock } from '../../state/clock.ts'
import styles from './Wire.module.css'

const ARCS = ['M-18.6 -3.4A19 19 0 0 1 -1.2 -18.9', 'M-11.6 -1.2A11.6 11.6 0 0 1 -0.6 -11.6']

/** The two arcs of a tap on the shoulder, which ease in. */
export function TapArcs() {
  const isReduced = useClock((clock) => clock.isReduced)
  return (
    <LazyMotion features={domAnimation} strict>
      {ARCS.map((arc, index) => (
        <m.path
          key={arc}
          className={styles['arc']}
          d={arc}
          initial={isReduced ? false : { opacity: 0, scale: 0.7 }}
          animate={{ opacity: 1, scale: 1 }}
          transition={{ duration: 0.14, delay: index === 0 ? 0.05 : 0, ease: [0.2, 0.7, 0.2, 1] }}
        />
      ))}
    </LazyMotion>
  )
}
