import { controlWords } from '../../words/en/controls.ts'
import styles from './Product.module.css'

/** How many decades the scale shows on either side of 1. */
const DECADES = 1.7
const WIDTH = 170

interface ProductProps {
  /** Mean number of orders between two asks, null where nobody asks on a schedule. */
  orders: number | null
}

/** What the two sliders multiply into, on a scale whose middle is the turning point: 1. */
export function Product({ orders }: ProductProps) {
  if (orders === null) return <p className={styles['unknown']}>{controlWords.productUnknown}</p>
  return (
    <div className={styles['product']}>
      <p className={styles['sentence']}>
        <strong className={styles['number']}>{controlWords.product(orders)}</strong>{' '}
        <span className={styles['unit']}>{controlWords.productUnit(orders)}</span>
        <span className="visually-hidden">: {controlWords.verdict(orders)}</span>
      </p>
      <Scale orders={orders} />
      <p className={styles['ends']} aria-hidden="true">
        <span className={styles['calls']}>{controlWords.fewerCalls}</span>
        <span className={styles['turning']}>{controlWords.turningPoint}</span>
        <span className={styles['asks']}>{controlWords.fewerAsks}</span>
      </p>
    </div>
  )
}

function Scale({ orders }: { orders: number }) {
  const place = Math.min(1, Math.max(-1, Math.log10(Math.max(orders, 1e-9)) / DECADES))
  const x = WIDTH / 2 + (place * WIDTH) / 2
  return (
    <svg className={styles['scale']} viewBox={`0 0 ${WIDTH} 24`} aria-hidden="true">
      <rect className={styles['left']} x={0.6} y={8.6} width={WIDTH / 2 - 0.6} height={10} />
      <rect className={styles['right']} x={WIDTH / 2} y={8.6} width={WIDTH / 2 - 0.6} height={10} />
      <path className={styles['middle']} d={`M${WIDTH / 2} 2.6v21`} />
      <path className={styles['marker']} d={`M${x - 6.4} 0h12.8l-6.4 9.6z`} />
    </svg>
  )
}
