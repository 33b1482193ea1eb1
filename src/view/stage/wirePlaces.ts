import type { StageLayout, WireLine } from './stageLayout.ts'
import type { WirePlace } from './WirePainter.ts'

/** The four wires of the wide stage, with room for what is said between the desks and the shop. */
export function wirePlaces({ ask, answer, call, thanks, markSize, ...layout }: StageLayout) {
  const { shop, pollX, webhookX, deskHalf, width } = layout
  const gap = 5
  const shopLeft = shop.x - shop.half - 9
  const shopRight = shop.x + shop.half + 9
  const place = (wire: WireLine, side: 'above' | 'below', leastX: number, mostX: number): WirePlace => ({
    fromX: wire.fromX,
    fromY: wire.y,
    toX: wire.toX,
    toY: wire.y,
    words: { side, leastX, mostX },
    markSize,
  })
  return {
    ask: place(ask, 'above', pollX + 30, shopLeft - gap),
    answer: place(answer, 'below', pollX + deskHalf + gap, shopLeft - gap),
    call: place(call, 'above', shopRight + gap, Math.min(width, webhookX - 30)),
    thanks: place(thanks, 'below', shopRight + gap, webhookX - deskHalf - gap),
  }
}
