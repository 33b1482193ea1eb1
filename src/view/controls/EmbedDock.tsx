import { pause, play, setSpeed, useClock } from '../../state/clock.ts'
import { orderNow, restart, stepForward } from '../../state/run.ts'
import { controlWords } from '../../words/en/controls.ts'
import { JourneyPlace } from '../journey/JourneyPlace.tsx'
import { ActionRow } from './ActionRow.tsx'
import { AskSlider } from './AskSlider.tsx'
import styles from './EmbedDock.module.css'
import { OrderNow } from './OrderNow.tsx'
import { OrdersSlider } from './OrdersSlider.tsx'
import { PlayButton } from './PlayButton.tsx'
import { SpeedSelect } from './SpeedSelect.tsx'
import { ToolButton } from './ToolButton.tsx'
import { useKnobs } from './useKnobs.ts'

interface EmbedDockProps {
  /** Address of the same run at the same moment in the lab; without one there is no way out. */
  wayOutHref?: string | undefined
}

/** The controls of a frame in somebody else's page: not sticky, as tall as they need, down to 320 px wide. */
export function EmbedDock({ wayOutHref }: EmbedDockProps) {
  const { isPlaying, isReduced, speed } = useClock()
  const { ask, orders, product } = useKnobs()
  return (
    <section className={styles['dock']} aria-label={controlWords.dock}>
      <JourneyPlace />
      <div className={styles['inner']}>
        <fieldset className={styles['transport']}>
          <legend className="visually-hidden">{controlWords.transport}</legend>
          <PlayButton isPlaying={isPlaying} isReduced={isReduced} onPress={isPlaying ? pause : play} />
          <ToolButton
            icon="step"
            label={controlWords.step}
            name={controlWords.stepEvent}
            onPress={stepForward}
          />
          <span className={styles['restart']}>
            <ToolButton icon="restart" label={controlWords.restart} onPress={restart} />
          </span>
          <span className={styles['speed']}>
            <SpeedSelect speed={speed} onSpeed={setSpeed} />
          </span>
        </fieldset>
        <div className={styles['ask']}>
          <AskSlider {...ask} />
        </div>
        <div className={styles['orders']}>
          <OrdersSlider {...orders} />
        </div>
        <div className={styles['actions']}>
          <ActionRow isShort />
        </div>
        <div className={styles['foot']}>
          <p className={styles['sentence']}>
            {product === null
              ? controlWords.productUnknown
              : controlWords.productSentence(product, controlWords.verdict(product))}
          </p>
          <span className={styles['order']}>
            <OrderNow onPress={orderNow} />
          </span>
          {wayOutHref !== undefined && (
            <a className={styles['out']} href={wayOutHref} target="_blank" rel="noopener">
              {controlWords.wayOut}
            </a>
          )}
        </div>
      </div>
    </section>
  )
}
