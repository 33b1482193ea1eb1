import { describe, expect, it } from 'vitest'
import { stageLayout } from './stageLayout.ts'
import { uprightLayout } from './uprightLayout.ts'
import { wirePlaces } from './wirePlaces.ts'

const WIDTHS = Array.from({ length: 89 }, (_, index) => 640 + index * 10)

describe('The wide stage', () => {
  it.each(WIDTHS)('keeps desks, wires and shop apart at %i px', (width) => {
    const layout = stageLayout(width, 4)
    const shopLeft = layout.shop.x - layout.shop.half
    expect(layout.ask.toX - layout.ask.fromX).toBeGreaterThanOrEqual(60)
    expect(layout.ask.fromX).toBeGreaterThan(layout.pollX + 45 * layout.scale)
    expect(layout.ask.toX).toBeLessThan(shopLeft)
    expect(layout.shop.bottom).toBeLessThan(layout.height)
    expect(layout.pollX - layout.deskHalf).toBeGreaterThanOrEqual(0)
  })

  it.each([640, 688, 832, 1200])('mirrors left and right at %i px', (width) => {
    const { ask, answer, call, thanks, pollX, webhookX } = stageLayout(width, 3)
    expect([call.fromX, call.toX]).toEqual([width - ask.toX, width - ask.fromX])
    expect([thanks.fromX, thanks.toX]).toEqual([width - answer.toX, width - answer.fromX])
    expect(webhookX).toBe(width - pollX)
  })

  it.each(WIDTHS)('leaves room for words between desk and shop at %i px', (width) => {
    for (const { words } of Object.values(wirePlaces(stageLayout(width, 3)))) {
      expect(words.mostX - words.leastX).toBeGreaterThan(60)
    }
  })
})

describe('The upright stage', () => {
  it.each([116, 150, 200])('keeps the lines of the ladder and what stands between them at %i px', (width) => {
    const layout = uprightLayout({ width, height: 440, clientY: 141, shopY: 255, receiverY: 413 })
    expect(layout.shop.top).toBeGreaterThan(layout.clientY)
    expect(layout.shop.bottom).toBeLessThan(layout.call.toY)
    expect(layout.call.toY).toBeLessThan(layout.receiverY)
    expect(layout.x + layout.shop.half).toBeLessThanOrEqual(width)
    expect(layout.ask.fromY).toBeLessThan(layout.ask.toY)
    expect(layout.thanks.fromY).toBeGreaterThan(layout.thanks.toY)
  })
})
