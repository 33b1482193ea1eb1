import { controlWords } from '../../words/en/controls.ts'
import { Icon } from './Icon.tsx'
import styles from './PlayButton.module.css'

interface PlayButtonProps {
  isPlaying: boolean
  /** Whether the device asks for less motion: then it plays step by step, and the button says so. */
  isReduced: boolean
  onPress: () => void
}

/** Play or pause: the only filled button of the dock. */
export function PlayButton({ isPlaying, isReduced, onPress }: PlayButtonProps) {
  const name = isReduced ? controlWords.stepEverySecond : controlWords.play
  return (
    <button
      type="button"
      className={styles['play']}
      data-reduced={isReduced}
      aria-label={isPlaying ? controlWords.pause : name}
      onClick={onPress}
    >
      {isReduced && !isPlaying ? (
        <span className={styles['words']}>{name}</span>
      ) : (
        <Icon name={isPlaying ? 'pause' : 'play'} />
      )}
    </button>
  )
}
