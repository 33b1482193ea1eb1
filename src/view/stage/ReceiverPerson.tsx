import { useClock } from '../../state/clock.ts'
import { useSight } from '../../state/sight.ts'
import { glowOf } from './glowOf.ts'
import { isTooFastToSee } from './isTooFastToSee.ts'
import { Person } from './Person.tsx'
import { tripPace } from './tripPace.ts'

interface ReceiverPersonProps {
  x: number
  y: number
  scale: number
  lane: number
  /** The side on which the shop stands. */
  toShop: 'left' | 'right'
}

/** The webhook receiver, who looks away from the shop until a call has arrived and is worked on. */
export function ReceiverPerson({ lane, toShop, ...place }: ReceiverPersonProps) {
  const perSecond = useClock(tripPace)
  const isTapped = useSight((sight) => {
    const pace = { perSecond, isReduced: false }
    if (isTooFastToSee(sight, lane, pace)) {
      return glowOf(sight.records, lane, 'out', sight.moment.atUs, pace).strength > 0
    }
    return (sight.moment.tally.lanes[lane]?.jobsInWork ?? 0) > 0
  })
  const away = toShop === 'left' ? 'right' : 'left'
  return <Person {...place} side="webhook" facing={isTapped ? toShop : away} />
}
