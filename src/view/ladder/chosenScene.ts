import { ladderWords } from '../../words/en/ladder.ts'
import { wait } from '../../words/numbers.ts'
import type { BarScale } from './barScale.ts'
import { type Frame, type Pass, type Side, xAt } from './ladderFrame.ts'
import { bringerScene } from './requestsScene.ts'
import { textWidth } from './textWidth.ts'
import { barOf, waitEndUs } from './waitBars.ts'

/** Whether the story of the chosen event reaches into the window. */
export function isChosenSeen(frame: Frame): boolean {
  const event = frame.chosenEvent
  if (event < 1 || event > frame.records.eventCount) return false
  const endUs = frame.sides.map((side) => waitEndUs(side, event))
  const happenedUs = frame.records.happenedAtUs(event)
  return happenedUs < Math.min(frame.toUs, frame.frontierUs) && Math.max(happenedUs, ...endUs) >= frame.fromUs
}

/** Draws the band from the happening of the chosen event to its being known, under everything else. */
export function chosenBand(frame: Frame, pass: Pass, scales: readonly (BarScale | undefined)[]): void {
  const { shopY } = frame.geometry
  const band = frame.scene.open('rects', { fill: 'violet-soft' })
  const fromX = xAt(frame, frame.records.happenedAtUs(frame.chosenEvent))
  frame.sides.forEach((side, k) => {
    const endX = xAt(frame, Math.min(waitEndUs(side, frame.chosenEvent), pass.asOfUs))
    const edgeY = outerEdge(frame, pass, side, scales[k])
    const width = Math.max(2.4, endX - fromX)
    band.numbers.push(fromX, Math.min(edgeY, shopY), width, Math.abs(edgeY - shopY))
  })
}

/** Draws the whole story of the chosen event over everything else: halo, requests, bars, both waits. */
export function chosenScene(frame: Frame, pass: Pass, scales: readonly (BarScale | undefined)[]): void {
  const event = frame.chosenEvent
  const { scene } = frame
  const { shopY } = frame.geometry
  const x = xAt(frame, frame.records.happenedAtUs(event))
  const threads = scene.open('lines', { stroke: 'violet', width: 1.8, dash: [1.8, 3.6] })
  frame.sides.forEach((side, k) => {
    threads.numbers.push(x, shopY, x, outerEdge(frame, pass, side, scales[k]))
  })
  frame.sides.forEach((side, k) => {
    chosenSide(frame, pass, side, scales[k])
  })
  scene
    .open('diamonds', { fill: 'violet-soft', stroke: 'violet', width: 1.4, keyline: 1 })
    .numbers.push(x, shopY, 14.5)
  scene.open('diamonds', { fill: 'violet', keyline: 1.6 }).numbers.push(x, shopY, 6.4)
  const number = { text: String(event), x: x + 13, y: shopY + 19, role: 'strong-number' } as const
  scene.open('texts', {}).texts.push({ ...number, align: 'start', paint: 'violet-ink', hasHalo: true })
}

function outerEdge(frame: Frame, pass: Pass, side: Side, scale: BarScale | undefined): number {
  const bar = scale && barOf(frame, pass, side, scale, frame.chosenEvent)
  if (!(bar && scale)) return side.lineY + side.outward * 12
  return side.outward < 0 ? bar.y - 2 : bar.y + scale.height + 2
}

function chosenSide(frame: Frame, pass: Pass, side: Side, scale: BarScale | undefined): void {
  const { scene, chosenEvent: event } = frame
  const isKnown = side.records.knownAtUs(event) < pass.asOfUs
  const request = isKnown ? side.records.bringerOf(event) : 0
  const bar = scale && barOf(frame, pass, side, scale, event)
  if (bar && scale && bar.isOver) {
    const style = { fill: side.mark, radius: 1.5, isHatchable: side.kind === 'poll' } as const
    scene.open('rects', style).numbers.push(bar.x, bar.y, bar.width, scale.height)
  }
  if (request > 0) bringerScene(frame, pass, side, request)
  labelWait(
    frame,
    pass,
    side,
    bar ? { x: bar.x, y: bar.y, width: bar.width, height: scale?.height ?? 0 } : undefined,
  )
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

function labelWait(frame: Frame, pass: Pass, side: Side, bar: Box | undefined): void {
  const { geometry, chosenEvent: event } = frame
  const happenedUs = frame.records.happenedAtUs(event)
  const endUs = waitEndUs(side, event)
  const isOver = endUs < pass.asOfUs
  const waitUs = Math.min(endUs, pass.asOfUs) - happenedUs
  const texts = frame.scene.open('texts', {}).texts
  const x = xAt(frame, happenedUs)
  if (side.kind === 'webhook') {
    const text = isOver ? wait(waitUs) : ladderWords.soFar(waitUs)
    const startX = Math.min((bar ? bar.x + bar.width : x) + 8, geometry.plotRight - textWidth(text, 'strong'))
    const y = side.lineY + 21.5
    texts.push({ text, x: startX, y, role: 'strong', align: 'start', paint: side.text, hasHalo: true })
    return
  }
  const text = isOver ? ladderWords.waited(event, waitUs) : ladderWords.waits(event, waitUs)
  const half = textWidth(text, 'strong') / 2
  const wanted = bar ? bar.x + bar.width / 2 : x
  const centre = Math.max(geometry.plotLeft + half, Math.min(geometry.plotRight - half, wanted))
  const y = Math.max(geometry.topY + 13, (bar ? bar.y : side.lineY - 12) - 8)
  texts.push({ text, x: centre, y, role: 'strong', align: 'center', paint: side.text, hasHalo: true })
}
