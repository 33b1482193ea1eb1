import type { WirePlace } from './WirePainter.ts'

/** Where the three lines of the ladder stand, in CSS pixels from the top, and how large the picture is. */
export interface UprightFrame {
  width: number
  height: number
  clientY: number
  shopY: number
  receiverY: number
}

/** Where everything stands on the upright stage, right of the now-edge of its ladder. */
export interface UprightLayout extends UprightFrame {
  x: number
  scale: number
  markSize: number
  shop: { half: number; top: number; bottom: number; firstRowY: number; pitch: number; rows: number }
  ask: WirePlace
  answer: WirePlace
  call: WirePlace
  thanks: WirePlace
}

const MARK = 28
const PITCH = 19
const ABOVE_LINE = 38
const FOOT = 31
const GAP = 7

const within = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value))

/** The upright stage for the three lines of a ladder. */
export function uprightLayout(frame: UprightFrame): UprightLayout {
  const { width, clientY, shopY, receiverY } = frame
  const x = width / 2 + 3
  const scale = within(0.55, width / 187, 0.75)
  const half = within(38, width * 0.36, 56)
  const rows = shopY + FOOT + PITCH < receiverY - 110 ? 3 : 2
  const top = shopY - ABOVE_LINE
  const bottom = shopY + FOOT + (rows - 2) * PITCH
  const wire = (atX: number, fromY: number, toY: number, side: 'left' | 'right'): WirePlace => ({
    fromX: atX,
    fromY,
    toX: atX,
    toY,
    words: { side, leastX: 0, mostX: width },
    markSize: MARK,
  })
  const inner = half * 0.47
  const outer = half - 2
  return {
    ...frame,
    x,
    scale,
    markSize: MARK,
    shop: { half, top, bottom, firstRowY: shopY - 3, pitch: PITCH, rows },
    ask: wire(x - inner, clientY + GAP, top - 4, 'right'),
    answer: wire(x + inner, top - 4, clientY + GAP, 'left'),
    call: wire(x - outer, bottom + 4, receiverY - 58 * scale, 'right'),
    thanks: wire(x + outer, receiverY - GAP, bottom + 4, 'left'),
  }
}
