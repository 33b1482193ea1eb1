import { controlWords } from '../../words/en/controls.ts'
import { PlayButton } from './PlayButton.tsx'
import { SpeedSelect } from './SpeedSelect.tsx'
import { ToolButton } from './ToolButton.tsx'
import styles from './Transport.module.css'

interface TransportProps {
  isPlaying: boolean
  isReduced: boolean
  speed: number
  onRestart: () => void
  onStepBack: () => void
  onPlay: () => void
  onStep: () => void
  onSpeed: (speed: number) => void
}

/**
 * Restart, step back, play or pause, step event, speed. Where the place that holds it is narrow it shows play above step
 * and leaves the rest to the row of buttons.
 */
export function Transport(props: TransportProps) {
  return (
    <fieldset className={styles['transport']}>
      <legend className="visually-hidden">{controlWords.transport}</legend>
      <span className={styles['wide']}>
        <ToolButton icon="restart" label={controlWords.restart} onPress={props.onRestart} />
      </span>
      <span className={styles['wide']}>
        <ToolButton icon="step-back" label={controlWords.stepBack} onPress={props.onStepBack} />
      </span>
      <PlayButton isPlaying={props.isPlaying} isReduced={props.isReduced} onPress={props.onPlay} />
      <span className={styles['wide']}>
        <ToolButton icon="step" label={controlWords.stepEvent} onPress={props.onStep} />
      </span>
      <span className={styles['narrow']}>
        <ToolButton
          icon="step"
          label={controlWords.step}
          name={controlWords.stepEvent}
          onPress={props.onStep}
        />
      </span>
      <span className={styles['wide']}>
        <SpeedSelect speed={props.speed} onSpeed={props.onSpeed} />
      </span>
    </fieldset>
  )
}
