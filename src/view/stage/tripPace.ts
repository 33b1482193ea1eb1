import type { useClock } from '../../state/clock.ts'
import { SLOW } from '../../state/pace.ts'

type Clock = ReturnType<typeof useClock.getState>

/**
 * Virtual seconds in a second of the reader while messages travel, 0 while the clock stands. It stays the same between
 * messages, when following lets the clock run at full speed.
 */
export function tripPace({ isPlaying, speed, followsMessages, isTooBusy }: Clock): number {
  if (!isPlaying) return 0
  return followsMessages && !isTooBusy ? speed * SLOW : speed
}
