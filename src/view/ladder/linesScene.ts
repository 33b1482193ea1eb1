import { ladderWords } from '../../words/en/ladder.ts'
import { type Frame, xAt } from './ladderFrame.ts'
import type { Paint, SceneText, Style, TextRole } from './Scene.ts'
import { textWidth } from './textWidth.ts'

const NOT_YET: Style = { hatch: 'hair' }

interface Line {
  kind: 'poll' | 'webhook' | 'shop'
  y: number
  paint: Paint
  width: number
}

function linesOf(frame: Frame): readonly Line[] {
  const { clientY, shopY, receiverY } = frame.geometry
  return [
    { kind: 'poll', y: clientY, paint: 'orange', width: 2.4 },
    { kind: 'shop', y: shopY, paint: 'ink', width: 2 },
    { kind: 'webhook', y: receiverY, paint: 'blue', width: 2.4 },
  ]
}

function isMissing(frame: Frame, line: Line): boolean {
  return line.kind !== 'shop' && !frame.sides.some((side) => side.kind === line.kind)
}

/** Draws hatched paper over what is not yet. */
export function notYetScene(frame: Frame): void {
  const { geometry } = frame
  const x = Math.max(geometry.plotLeft, xAt(frame, frame.frontierUs))
  if (x >= geometry.plotRight) return
  const { topY, axisY } = geometry
  frame.scene.open('rects', NOT_YET).numbers.push(x, topY, geometry.plotRight - x, axisY - topY)
}

/** Draws the three lines: whole up to now, paler over the known future, dotted into what is not yet. */
export function linesScene(frame: Frame): void {
  const { scene, geometry } = frame
  const { plotLeft, plotRight } = geometry
  const bound = (x: number) => Math.max(plotLeft, Math.min(plotRight, x))
  const nowX = bound(xAt(frame, frame.nowUs))
  const knownX = bound(xAt(frame, frame.frontierUs))
  for (const line of linesOf(frame)) {
    const { y, paint, width } = line
    const solid = { stroke: paint, width } as const
    if (isMissing(frame, line)) {
      scene
        .open('lines', { stroke: 'rule', width: 1.4, dash: [3.5, 3] })
        .numbers.push(plotLeft, y, plotRight, y)
      continue
    }
    if (nowX > plotLeft) scene.open('lines', solid).numbers.push(plotLeft, y, nowX, y)
    if (knownX > nowX) scene.open('lines', solid, 0.35).numbers.push(nowX, y, knownX, y)
    if (plotRight <= knownX) continue
    scene
      .open('lines', { stroke: paint, width: 1.2, dash: [2.4, 4] }, 0.8)
      .numbers.push(knownX, y, plotRight, y)
  }
}

/** Writes the names: left of the lines, or in a narrow figure on patches of ground upon them. */
export function namesScene(frame: Frame): void {
  const { geometry, scene } = frame
  const { clientY, shopY, receiverY, axisY, isCompact } = geometry
  const names: SceneText[] = []
  const put = (text: string, y: number, role: TextRole, paint: Paint) =>
    names.push({ text, x: 0, y, role, align: 'start', paint, hasHalo: false })
  const lift = isCompact ? 1 : 0
  const missing = linesOf(frame)
    .filter((line) => isMissing(frame, line))
    .map(({ kind }) => kind)
  const nameOf = (kind: Line['kind'], paint: Paint) => (missing.includes(kind) ? 'ink-3' : paint)
  put(ladderWords.client, clientY + 4.5 + lift * 22, 'name', nameOf('poll', 'orange-ink'))
  put(ladderWords.shop, shopY + 4.5 - lift * 19, 'name', 'ink')
  put(ladderWords.receiver, receiverY + 4.5 - lift * 19, 'name', nameOf('webhook', 'blue-ink'))
  if (!isCompact) {
    put(ladderWords.asks, (clientY + shopY) / 2 + 4.5, 'zone', 'ink-2')
    put(ladderWords.calls, (shopY + receiverY) / 2 + 4.5, 'zone', 'ink-2')
    if (clientY > 60) put(ladderWords.inTheDark, clientY - 18, 'zone', 'ink-2')
    if (axisY - receiverY >= 24) put(ladderWords.inTheDark, receiverY + 24, 'zone', 'ink-2')
  }
  for (const line of linesOf(frame)) {
    if (!isMissing(frame, line)) continue
    const x = (geometry.plotLeft + geometry.plotRight) / 2
    const text = {
      text: ladderWords.notInThisRun,
      x,
      y: line.y + 4.5,
      role: 'zone',
      align: 'center',
    } as const
    scene.open('texts', {}).texts.push({ ...text, paint: 'ink-2', hasHalo: true })
  }
  if (isCompact) patches(frame, names)
  scene.open('texts', {}).texts.push(...names)
}

function patches(frame: Frame, names: readonly SceneText[]): void {
  const batch = frame.scene.open('rects', { fill: 'ground' })
  for (const { text, y, role } of names) batch.numbers.push(0, y - 14, textWidth(text, role) + 6, 20)
}
