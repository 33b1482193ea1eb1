import { controlWords } from '../../words/en/controls.ts'
import { Mark } from '../marks/Mark.tsx'
import styles from './OrderNow.module.css'

interface OrderNowProps {
  onPress: () => void
}

/** Makes one order happen at this very moment. */
export function OrderNow({ onPress }: OrderNowProps) {
  return (
    <button type="button" className={styles['order']} title={controlWords.orderNowHint} onClick={onPress}>
      <Mark name="event" size={20} />
      {controlWords.orderNow}
    </button>
  )
}
