import { useSight } from '../../state/sight.ts'
import { Person } from './Person.tsx'

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
  const isTapped = useSight(({ moment }) => (moment.tally.lanes[lane]?.jobsInWork ?? 0) > 0)
  const away = toShop === 'left' ? 'right' : 'left'
  return <Person {...place} side="webhook" facing={isTapped ? toShop : away} />
}
