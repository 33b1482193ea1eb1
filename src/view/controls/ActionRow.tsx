import { setFollowsMessages, setSpeed, useClock } from '../../state/clock.ts'
import { orderNow, restart, stepBack } from '../../state/run.ts'
import { controlWords } from '../../words/en/controls.ts'
import styles from './ActionRow.module.css'
import { FollowSwitch } from './FollowSwitch.tsx'
import { Icon } from './Icon.tsx'
import { OrderNow } from './OrderNow.tsx'
import { SpeedSelect } from './SpeedSelect.tsx'
import { TooBusyNote } from './TooBusyNote.tsx'

interface ActionRowProps {
  /** Whether *step back* and *follow messages* stand below the buttons. */
  hasFollowSwitch?: boolean
  /** Whether the speed is shown without its name. */
  isShort?: boolean
}

/** Order now, restart and speed in one row: what the dock of a narrow page has no room for. Wider it is not there. */
export function ActionRow({ hasFollowSwitch = false, isShort = false }: ActionRowProps) {
  const { speed, followsMessages, isReduced, isTooBusy } = useClock()
  return (
    <div className={styles['place']}>
      <div className={styles['actions']}>
        <div className={styles['row']}>
          <OrderNow onPress={orderNow} />
          <button type="button" className={styles['button']} onClick={restart}>
            <Icon name="restart" size={20} />
            {controlWords.restart}
          </button>
          <SpeedSelect speed={speed} onSpeed={setSpeed} look={isShort ? 'plain' : 'button'} />
        </div>
        {hasFollowSwitch && (
          <div className={styles['follow']}>
            <button type="button" className={styles['button']} onClick={stepBack}>
              <Icon name="step-back" size={20} />
              {controlWords.stepBack}
            </button>
            {!isReduced && <FollowSwitch isOn={followsMessages} onChange={setFollowsMessages} />}
          </div>
        )}
        {hasFollowSwitch && !isReduced && isTooBusy && followsMessages && <TooBusyNote />}
      </div>
    </div>
  )
}
