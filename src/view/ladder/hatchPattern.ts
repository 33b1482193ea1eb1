const SPACING = 7
const LINE = 1.1

const made = new Map<string, CanvasPattern>()

/** A pattern of diagonal lines in one colour, for a canvas of `ratio` device pixels per CSS pixel. */
export function hatchPattern(
  context: CanvasRenderingContext2D,
  color: string,
  ratio: number,
): CanvasPattern | string {
  const name = `${color} ${ratio}`
  const known = made.get(name)
  if (known) return known
  const side = Math.round(SPACING * ratio)
  const tile = document.createElement('canvas')
  tile.width = side
  tile.height = side
  const pen = tile.getContext('2d')
  if (!pen) return 'transparent'
  pen.strokeStyle = color
  pen.lineWidth = LINE * ratio
  pen.lineCap = 'square'
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift, side)
    pen.lineTo(shift + side, 0)
  }
  pen.stroke()
  const pattern = context.createPattern(tile, 'repeat')
  if (!pattern) return 'transparent'
  // The tile is drawn in device pixels, the canvas works in CSS pixels.
  pattern.setTransform(new DOMMatrix().scale(1 / ratio))
  made.set(name, pattern)
  return pattern
}
