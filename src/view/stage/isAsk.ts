import type { Message } from '../../engine/momentAt.ts'

/** Whether a message belongs to a question of the webhook receiver: it fetches an order or looks around for missed ones. */
export function isAsk({ kind }: Pick<Message, 'kind'>): boolean {
  return kind === 'fetch' || kind === 'reconcile'
}
