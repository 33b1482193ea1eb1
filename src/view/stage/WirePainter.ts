import type { Message } from '../../engine/momentAt.ts'
import type { Sight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import { markId } from '../marks/MarkName.ts'
import { glowOf } from './glowOf.ts'
import { type MessageLook, messageLook, type Said } from './messageLook.ts'
import { isGone, lostShare } from './statesOf.ts'
import { type Pace, tripForm } from './tripForm.ts'
import { wireOf } from './wireOf.ts'

/** A wire from one end to the other, and where what is said on it may stand. */
export interface WirePlace {
  fromX: number
  fromY: number
  toX: number
  toY: number
  /** Where words stand: over, under or beside the mark, and in which stretch if over or under. */
  words: { side: 'above' | 'below' | 'left' | 'right'; leastX: number; mostX: number }
  markSize: number
}

/** How many messages a wire draws one by one. */
export const MOST_DRAWN = 6

const TAIL_PX = 40
const FADES_FROM = 0.35
/** Share of what is left of its way after which the cross of a lost message fades. */
const CROSS_UNTIL = 0.6
/** A stranger stands beside this share of the wire. */
const STRANGER_AT = 0.45

interface Slot {
  group: SVGGElement
  trail: SVGLineElement
  body: SVGGElement
  use: SVGUseElement
  badge: SVGTextElement
}

const child = <T extends Element>(root: Element, name: string) =>
  root.querySelector(`[data-part="${name}"]`) as T

function put(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

/** Moves the messages of one wire by hand, each frame, inside the elements that Wire.tsx has made. */
export class WirePainter {
  readonly #place: WirePlace
  readonly #slots: readonly Slot[]
  readonly #glow: SVGLineElement
  readonly #words: SVGTextElement
  #saidKey = ''
  #wordsWidth = 0

  constructor(root: SVGGElement, place: WirePlace) {
    this.#place = place
    this.#glow = child(root, 'glow')
    this.#words = child(root, 'words')
    this.#slots = [...root.querySelectorAll<SVGGElement>('[data-part="slot"]')].map((group) => ({
      group,
      trail: child(group, 'trail'),
      body: child(group, 'body'),
      use: child(group, 'use'),
      badge: child(group, 'badge'),
    }))
  }

  /** Draws what is on the wire at the moment of `sight`. */
  paint(sight: Sight, number: number, leg: 'out' | 'back', pace: Pace): void {
    const lane = sight.moment.lanes[number]
    const onWire = lane ? lane.messages.filter((message) => wireOf(message) === leg) : []
    const seen = onWire.filter(({ fromUs, toUs }) => tripForm(toUs - fromUs, pace) !== 'glow')
    const drawn = seen.length > MOST_DRAWN ? seen.slice(-1) : seen
    for (const [index, slot] of this.#slots.entries()) {
      const message = drawn[index]
      put(slot.group, 'visibility', message ? 'inherit' : 'hidden')
      if (message) this.#paintMessage(slot, message, this.#lookOf(sight, number, message), pace)
    }
    const newest = drawn.at(-1)
    this.#paintWords(newest, newest && this.#lookOf(sight, number, newest), seen.length - drawn.length)
    const glow = glowOf(sight.records, number, leg, sight.moment.atUs, pace)
    // In steps that can be told apart: every change paints the stage anew.
    put(this.#glow, 'opacity', String(Math.round(glow.strength * 20) / 20))
    put(this.#glow, 'data-line', glow.isUseful ? 'solid' : 'dotted')
  }

  #lookOf(sight: Sight, number: number, message: Message): MessageLook {
    const lane = sight.records.lanes[number]
    return messageLook(message, lane?.verdict(message.request) ?? 'read')
  }

  /** Where a message is after a share of its way: calls of a stranger begin beside the wire's middle, and answers end there. */
  #pointAt({ kind, leg }: Message, share: number): readonly [number, number] {
    const { fromX, fromY, toX, toY } = this.#place
    const start = kind === 'forged' && leg === 'out' ? STRANGER_AT : 0
    const way = kind === 'forged' ? 1 - STRANGER_AT : 1
    const gone = start + way * share
    return [fromX + (toX - fromX) * gone, fromY + (toY - fromY) * gone]
  }

  #placeOf(message: Message): readonly [number, number] {
    const share = isGone(message) ? lostShare(message) : message.progress
    return this.#pointAt(message, share)
  }

  #paintMessage(slot: Slot, message: Message, look: MessageLook, pace: Pace): void {
    const { toX, toY } = this.#place
    const [fromX, fromY] = this.#pointAt(message, 0)
    const [x, y] = this.#placeOf(message)
    const form = tripForm(message.toUs - message.fromUs, pace)
    const isLost = isGone(message)
    const length = Math.hypot(x - fromX, y - fromY)
    const tail = form === 'tail' && length > TAIL_PX ? TAIL_PX / Math.hypot(toX - fromX, toY - fromY) : 0
    put(slot.trail, 'x1', (tail > 0 ? x - (toX - fromX) * tail : fromX).toFixed(1))
    put(slot.trail, 'y1', (tail > 0 ? y - (toY - fromY) * tail : fromY).toFixed(1))
    put(slot.trail, 'x2', x.toFixed(1))
    put(slot.trail, 'y2', y.toFixed(1))
    put(slot.body, 'transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`)
    put(slot.group, 'data-line', look.line)
    put(slot.group, 'data-tone', look.tone)
    put(slot.group, 'data-form', form)
    put(slot.group, 'opacity', opacityOf(message).toFixed(2))
    put(slot.use, 'href', `#${markId(isLost ? 'lost' : look.mark)}`)
    const badge = look.mark === 'retry' && !isLost ? String(message.attempt) : ''
    if (slot.badge.textContent !== badge) slot.badge.textContent = badge
  }

  #paintWords(message: Message | undefined, look: MessageLook | undefined, more: number): void {
    put(this.#words, 'visibility', message && look ? 'inherit' : 'hidden')
    if (!message || !look) return
    const isLost = isGone(message)
    const said = isLost ? stageWords.said.lost : look.said
    const tail = more > 0 ? ` ${stageWords.more(more)}` : ''
    if (this.#saidKey !== said.full + tail) this.#write(said, tail)
    put(this.#words, 'data-tone', isLost ? 'trouble' : look.tone)
    const [x, y] = this.#wordsAt(this.#placeOf(message))
    put(this.#words, 'x', x.toFixed(1))
    put(this.#words, 'y', y.toFixed(1))
  }

  /** Measures the words anew when they are painted next: the font has come. */
  forgetWords(): void {
    this.#saidKey = ''
  }

  /** Writes what is said, in brief where the whole does not fit. Measures, which costs, so only for new words. */
  #write(said: Said, tail: string): void {
    const { words } = this.#place
    const isBeside = words.side === 'left' || words.side === 'right'
    this.#saidKey = said.full + tail
    this.#words.textContent = (isBeside ? said.brief : said.full) + tail
    if (isBeside) return
    this.#wordsWidth = this.#words.getComputedTextLength()
    if (this.#wordsWidth <= words.mostX - words.leastX) return
    this.#words.textContent = said.brief + tail
    this.#wordsWidth = this.#words.getComputedTextLength()
  }

  #wordsAt([x, y]: readonly [number, number]): readonly [number, number] {
    const { words, markSize } = this.#place
    if (words.side === 'left' || words.side === 'right') {
      const gap = markSize / 2 + 8
      return [words.side === 'left' ? x - gap : x + gap, y + 5]
    }
    const most = Math.max(words.leastX, words.mostX - this.#wordsWidth)
    const left = Math.min(most, Math.max(words.leastX, x - this.#wordsWidth / 2))
    return [left, words.side === 'above' ? y - markSize * 0.72 : y + markSize * 0.9]
  }
}

/** A lost message fades on its way to the middle; the cross that stands for its loss fades at the end. */
function opacityOf(message: Message): number {
  const { isLost, isAwaited, progress } = message
  if (!isLost) return isAwaited ? 1 : 0.5
  const lostAt = lostShare(message)
  if (progress < lostAt) {
    return progress < FADES_FROM ? 1 : Math.max(0.15, (lostAt - progress) / (lostAt - FADES_FROM))
  }
  const left = (1 - progress) / (1 - lostAt)
  return left >= 1 - CROSS_UNTIL ? 1 : left / (1 - CROSS_UNTIL)
}
