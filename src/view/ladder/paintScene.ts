import { hatchPattern } from './hatchPattern.ts'
import type { Palette } from './Palette.ts'
import type { Batch, Paint, Scene, Style } from './Scene.ts'
import { SHAPES } from './shapes.ts'

const NO_DASH: number[] = []
/** Width of the rim of a text with a halo, in px. */
const HALO = 4
/** Corners up to this radius look square. */
const SQUARE = 0.2

/**
 * Paints a display list on a 2D canvas whose units are CSS pixels times `ratio`. Shapes of one style share a path,
 * unless a rim or an outline must part them from each other.
 */
export function paintScene(
  context: CanvasRenderingContext2D,
  scene: Scene,
  palette: Palette,
  ratio: number,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, context.canvas.width / ratio, context.canvas.height / ratio)
  context.textBaseline = 'alphabetic'
  let isClipped = false
  scene.each((batch) => {
    if (batch.kind === 'clip') {
      if (isClipped) context.restore()
      isClipped = batch.numbers.length > 0
      if (isClipped) startClip(context, batch)
      return
    }
    context.globalAlpha = batch.alpha
    if (batch.kind === 'texts') paintTexts(context, batch, palette)
    else paintShapes(context, batch, palette, ratio)
  })
  if (isClipped) context.restore()
  context.globalAlpha = 1
}

function startClip(context: CanvasRenderingContext2D, { numbers }: Batch): void {
  context.save()
  context.beginPath()
  context.rect(numbers[0] as number, numbers[1] as number, numbers[2] as number, numbers[3] as number)
  context.clip()
}

function paintShapes(context: CanvasRenderingContext2D, batch: Batch, palette: Palette, ratio: number): void {
  const { style, numbers } = batch
  const shape = SHAPES[batch.kind as keyof typeof SHAPES]
  const size = batch.kind === 'area' ? numbers.length : shape.size
  prepare(context, style, palette)
  const standsApart = style.keyline !== undefined || (style.fill !== undefined && style.stroke !== undefined)
  if (!standsApart) {
    if (batch.kind === 'rects' && !style.stroke && (style.radius ?? 0) <= SQUARE) {
      fillRects(context, batch, palette, ratio)
      return
    }
    context.beginPath()
    for (let k = 0; k + size <= numbers.length; k += size) shape.trace(context, numbers, k, style)
    finish(context, style, palette, ratio)
    return
  }
  for (let k = 0; k + size <= numbers.length; k += size) {
    context.beginPath()
    shape.trace(context, numbers, k, style)
    if (style.keyline !== undefined || style.fill === 'ground') knockOut(context, batch, palette)
    finish(context, style, palette, ratio)
  }
}

/** Fills rectangles one by one: as one path of many they would cost many times as much. */
function fillRects(context: CanvasRenderingContext2D, batch: Batch, palette: Palette, ratio: number): void {
  const { style, numbers } = batch
  const hatch = hatchOf(style, palette)
  const paints = [
    style.fill && palette.colors[style.fill],
    hatch && hatchPattern(context, palette.colors[hatch], ratio),
  ]
  for (const paint of paints) {
    if (!paint) continue
    context.fillStyle = paint
    for (let k = 0; k + 4 <= numbers.length; k += 4) {
      context.fillRect(
        numbers[k] as number,
        numbers[k + 1] as number,
        numbers[k + 2] as number,
        numbers[k + 3] as number,
      )
    }
  }
}

/** The paint of the hatching over a shape, if it has any: its own, or what stands for colour where there is none. */
function hatchOf(style: Style, palette: Palette): Paint | undefined {
  return style.hatch ?? (palette.isHatched && style.isHatchable ? 'ground' : undefined)
}

function prepare(context: CanvasRenderingContext2D, style: Style, palette: Palette): void {
  context.lineWidth = (style.width ?? 1) + palette.lineMore
  context.lineCap = style.isRound ? 'round' : 'butt'
  context.lineJoin = style.isRound ? 'round' : 'miter'
  context.setLineDash((style.dash as number[] | undefined) ?? NO_DASH)
  if (style.fill) context.fillStyle = palette.colors[style.fill]
  if (style.stroke) context.strokeStyle = palette.colors[style.stroke]
}

/** Clears the ground under a shape, so that no line shows through a pale one, and parts it from its neighbours. */
function knockOut(context: CanvasRenderingContext2D, { style, alpha }: Batch, palette: Palette): void {
  context.globalAlpha = 1
  context.fillStyle = palette.colors.ground
  context.fill()
  if (style.keyline !== undefined) {
    context.setLineDash(NO_DASH)
    context.strokeStyle = palette.colors.ground
    context.lineWidth = style.keyline * 2 + (style.stroke ? (style.width ?? 1) : 0)
    context.stroke()
  }
  context.globalAlpha = alpha
  prepare(context, style, palette)
}

function finish(context: CanvasRenderingContext2D, style: Style, palette: Palette, ratio: number): void {
  if (style.fill) context.fill()
  const hatch = hatchOf(style, palette)
  if (hatch) {
    context.fillStyle = hatchPattern(context, palette.colors[hatch], ratio)
    context.fill()
    if (style.fill) context.fillStyle = palette.colors[style.fill]
  }
  if (style.stroke) context.stroke()
}

function paintTexts(context: CanvasRenderingContext2D, { texts }: Batch, palette: Palette): void {
  for (const text of texts) {
    context.font = palette.fonts[text.role]
    context.textAlign = text.align
    if (text.hasHalo) {
      context.setLineDash(NO_DASH)
      context.lineJoin = 'round'
      context.lineWidth = HALO
      context.strokeStyle = palette.colors.ground
      context.strokeText(text.text, text.x, text.y)
    }
    context.fillStyle = palette.colors[text.paint]
    context.fillText(text.text, text.x, text.y)
  }
}
