import type { Message } from '../../engine/momentAt.ts'
import { isAsk } from './isAsk.ts'

/** The wire of its lane on which a message travels: what a receiver asks goes where its thanks go, the answer where calls go. */
export function wireOf(message: Pick<Message, 'kind' | 'leg'>): 'out' | 'back' {
  if (!isAsk(message)) return message.leg
  return message.leg === 'out' ? 'back' : 'out'
}
