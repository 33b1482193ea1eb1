import type { Batch, Scene, Style } from './Scene.ts'

const CRIMSON_RIM: Style = { fill: 'ground', stroke: 'crimson', width: 1.6, keyline: 1 }
const CRIMSON_LINE: Style = { stroke: 'crimson', width: 1.6, isRound: true }

/**
 * The marks that stand on the lines, at any size. Marks of a kind share batches, so each part of a mark lies in a layer
 * of its own. Sizes are those of the full ladder times `scale`.
 */
export class MarkBatches {
  readonly #scale: number
  readonly #rings: Batch
  readonly #discs: Batch
  readonly #numbered: Batch
  readonly #inside: Batch
  readonly #numbers: Batch
  readonly #squares: Batch
  readonly #behind: Batch
  readonly #envelopes: Batch
  readonly #flaps: Batch
  readonly #hollow: Batch
  readonly #badges: Batch
  readonly #badgeTexts: Batch
  readonly #clocks: Batch
  readonly #refusals: Batch
  readonly #lost: Batch
  readonly #crimsonLines: Batch
  readonly #asks: Batch
  readonly #believed: Batch

  constructor(scene: Scene, alpha: number, scale: number) {
    const keyline = scale < 1 ? 1.5 : 2
    this.#scale = scale
    this.#rings = scene.open('discs', { fill: 'ground', stroke: 'grey', width: 1.3, dash: [2.2, 2] }, alpha)
    this.#squares = scene.open('rects', { fill: 'blue', radius: 1.5, keyline }, alpha)
    this.#believed = scene.open('rects', { fill: 'crimson', radius: 1.5, keyline }, alpha)
    this.#discs = scene.open('discs', { fill: 'orange', keyline }, alpha)
    this.#asks = scene.open('discs', { fill: 'blue', keyline }, alpha)
    this.#inside = scene.open('diamonds', { fill: 'violet', stroke: 'surface', width: 1.1 }, alpha)
    this.#numbered = scene.open('discs', { fill: 'orange-ink', keyline }, alpha)
    this.#numbers = scene.open('texts', {}, alpha)
    this.#behind = scene.open(
      'rects',
      { fill: 'ground', stroke: 'blue', width: 1.1, dash: [2.2, 1.8], radius: 1.5 },
      alpha,
    )
    this.#envelopes = scene.open(
      'rects',
      { fill: 'blue-soft', stroke: 'blue', width: 1.3, radius: 1.5, keyline: 1 },
      alpha,
    )
    this.#flaps = scene.open('lines', { stroke: 'blue', width: 1.2, isRound: true }, alpha)
    this.#hollow = scene.open('diamonds', { fill: 'surface', stroke: 'violet', width: 1.3 }, alpha)
    this.#badges = scene.open('discs', { fill: 'blue-ink', keyline: 1 }, alpha)
    this.#badgeTexts = scene.open('texts', {}, alpha)
    this.#clocks = scene.open('discs', CRIMSON_RIM, alpha)
    this.#refusals = scene.open('rects', { ...CRIMSON_RIM, radius: 2.5 }, alpha)
    this.#lost = scene.open('diamonds', { fill: 'ground', stroke: 'grey', width: 1.3, dash: [2.2, 2] }, alpha)
    this.#crimsonLines = scene.open('lines', CRIMSON_LINE, alpha)
  }

  /** A poll that came back with nothing, or was answered with nothing. */
  emptyPoll(x: number, y: number): void {
    this.#rings.numbers.push(x, y, 4.6 * this.#scale)
  }

  /** A question that came back with `count` events, of a polling client or of a webhook receiver that asks. */
  usefulAsk(x: number, y: number, count: number, side: 'poll' | 'webhook'): void {
    if (count < 2 || this.#scale < 0.7) {
      const discs = side === 'poll' ? this.#discs : this.#asks
      discs.numbers.push(x, y, 6 * this.#scale)
      if (this.#scale >= 0.7) this.#inside.numbers.push(x, y, 4 * this.#scale)
      return
    }
    const text = String(count)
    const numbered = side === 'poll' ? this.#numbered : this.#badges
    const numbers = side === 'poll' ? this.#numbers : this.#badgeTexts
    numbered.numbers.push(x, y, text.length > 2 ? 11 : text.length > 1 ? 9.5 : 8)
    numbers.texts.push({
      text,
      x,
      y: y + 4.2,
      role: 'disc',
      align: 'center',
      paint: 'surface',
      hasHalo: false,
    })
  }

  /** A call that the receiver accepted: of the shop, or a forged one. */
  accepted(x: number, y: number, isForged = false): void {
    const side = 10 * this.#scale
    const squares = isForged ? this.#believed : this.#squares
    squares.numbers.push(x - side / 2, y - side / 2, side, side)
  }

  /** An attempt after the first, with its number. */
  retry(x: number, y: number, attempt: number): void {
    this.#envelope(x, y)
    const text = String(attempt)
    this.#badges.numbers.push(x + 7, y - 6, text.length > 1 ? 6.6 : 5.4)
    this.#badgeTexts.texts.push({
      text,
      x: x + 7,
      y: y - 2.6,
      role: 'badge',
      align: 'center',
      paint: 'surface',
      hasHalo: false,
    })
  }

  /** A delivery of something that the receiver has seen before. */
  duplicate(x: number, y: number): void {
    this.#behind.numbers.push(x - 11, y - 9, 15, 11)
    this.#envelope(x, y)
    this.#hollow.numbers.push(x, y + 0.5, 4)
  }

  /** A wait that nobody answered in time; on the line of the side that waited. */
  timeout(x: number, y: number): void {
    const r = Math.max(2, 6 * this.#scale)
    this.#clocks.numbers.push(x, y, r)
    if (this.#scale < 0.7) return
    const lines = this.#crimsonLines.numbers
    lines.push(x, y - 3.4, x, y, x, y, x + 2.4, y + 1.4)
    lines.push(x, y - r - 2.2, x, y - r, x - 2, y - r - 2.4, x + 2, y - r - 2.4)
  }

  /** Sent away: closed, full, or told to wait. */
  refused(x: number, y: number): void {
    const side = Math.max(4, 12 * this.#scale)
    this.#refusals.numbers.push(x - side / 2, y - side / 2, side, side)
    if (this.#scale >= 0.7) this.#crimsonLines.numbers.push(x - 2.8, y, x + 2.8, y)
  }

  /** A call without a valid seal, which was sent away: an envelope, struck through. */
  forged(x: number, y: number): void {
    this.#refusals.numbers.push(x - 8, y - 5.5, 16, 11)
    this.#crimsonLines.numbers.push(x - 7, y - 4.5, x, y + 0.5, x, y + 0.5, x + 7, y - 4.5)
    this.#crimsonLines.numbers.push(x - 10, y + 8.5, x + 10, y - 8.5)
  }

  /** Where a call sets out that is not from the shop. */
  stranger(x: number, y: number): void {
    this.#crimsonLines.numbers.push(x - 4.5, y, x + 4.5, y)
  }

  /** A message that was lost on its way. */
  struckOut(x: number, y: number): void {
    this.#cross(x, y, 3.4)
  }

  /** An event that was given up. */
  lost(x: number, y: number): void {
    this.#lost.numbers.push(x, y, 7.5 * this.#scale)
    this.#cross(x, y, 3)
  }

  #cross(x: number, y: number, most: number): void {
    const r = Math.max(1.6, most * this.#scale)
    this.#crimsonLines.numbers.push(x - r, y - r, x + r, y + r, x - r, y + r, x + r, y - r)
  }

  #envelope(x: number, y: number): void {
    this.#envelopes.numbers.push(x - 8, y - 5.5, 16, 11)
    this.#flaps.numbers.push(x - 7, y - 4.5, x, y + 0.5, x, y + 0.5, x + 7, y - 4.5)
  }
}
