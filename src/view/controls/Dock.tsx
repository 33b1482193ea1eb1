import { pause, play, setFollowsMessages, setSpeed, useClock } from '../../state/clock.ts'
import { orderNow, restart, stepBack, stepForward } from '../../state/run.ts'
import { controlWords } from '../../words/en/controls.ts'
import { JourneyPlace } from '../journey/JourneyPlace.tsx'
import { AskSlider } from './AskSlider.tsx'
import styles from './Dock.module.css'
import { FollowSwitch } from './FollowSwitch.tsx'
import { OrderNow } from './OrderNow.tsx'
import { OrdersSlider } from './OrdersSlider.tsx'
import { Product } from './Product.tsx'
import { TooBusyNote } from './TooBusyNote.tsx'
import { Transport } from './Transport.tsx'
import { useKnobs } from './useKnobs.ts'

/** The controls of the lab, always in sight at the foot of the page: transport, the two sliders, their product. */
export function Dock() {
  const { isPlaying, isReduced, speed, followsMessages, isTooBusy } = useClock()
  const { ask, orders, product } = useKnobs()
  return (
    <section className={styles['dock']} aria-label={controlWords.dock}>
      <JourneyPlace />
      <div className={styles['inner']}>
        <div className={styles['transport']}>
          <Transport
            isPlaying={isPlaying}
            isReduced={isReduced}
            speed={speed}
            onRestart={restart}
            onStepBack={stepBack}
            onPlay={isPlaying ? pause : play}
            onStep={stepForward}
            onSpeed={setSpeed}
          />
        </div>
        <div className={styles['ask']}>
          <AskSlider {...ask} />
        </div>
        <span className={styles['times']} aria-hidden="true">
          {controlWords.times}
        </span>
        <div className={styles['orders']}>
          <OrdersSlider {...orders} />
        </div>
        <span className={styles['equals']} aria-hidden="true">
          {controlWords.equals}
        </span>
        <div className={styles['product']}>
          <Product orders={product} />
        </div>
        <div className={styles['buttons']}>
          <OrderNow onPress={orderNow} />
          {!isReduced && <FollowSwitch isOn={followsMessages} onChange={setFollowsMessages} />}
        </div>
        {isTooBusy && followsMessages && !isReduced && (
          <div className={styles['note']}>
            <TooBusyNote />
          </div>
        )}
      </div>
    </section>
  )
}
