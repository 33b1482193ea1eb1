import type { BatchKind, Style } from './Scene.ts'

/** How a shape is written into a path: how many numbers it takes, and its outline. */
interface Shape {
  readonly size: number
  trace(path: CanvasRenderingContext2D, numbers: readonly number[], at: number, style: Style): void
}

type Drawn = Exclude<BatchKind, 'texts' | 'clip'>

/** The shapes that a scene is made of. */
export const SHAPES: Readonly<Record<Drawn, Shape>> = {
  lines: {
    size: 4,
    trace(path, numbers, at) {
      path.moveTo(numbers[at] as number, numbers[at + 1] as number)
      path.lineTo(numbers[at + 2] as number, numbers[at + 3] as number)
    },
  },
  rects: {
    size: 4,
    trace(path, numbers, at, style) {
      const x = numbers[at] as number
      const y = numbers[at + 1] as number
      const width = numbers[at + 2] as number
      const height = numbers[at + 3] as number
      const radius = Math.min(style.radius ?? 0, width / 2, height / 2)
      if (radius > 0.2) path.roundRect(x, y, width, height, radius)
      else path.rect(x, y, width, height)
    },
  },
  discs: {
    size: 3,
    trace(path, numbers, at) {
      const x = numbers[at] as number
      const r = numbers[at + 2] as number
      path.moveTo(x + r, numbers[at + 1] as number)
      path.arc(x, numbers[at + 1] as number, r, 0, 2 * Math.PI)
    },
  },
  diamonds: {
    size: 3,
    trace(path, numbers, at) {
      const x = numbers[at] as number
      const y = numbers[at + 1] as number
      const r = numbers[at + 2] as number
      path.moveTo(x, y - r)
      path.lineTo(x + r, y)
      path.lineTo(x, y + r)
      path.lineTo(x - r, y)
      path.closePath()
    },
  },
  curves: {
    size: 6,
    trace(path, numbers, at) {
      path.moveTo(numbers[at] as number, numbers[at + 1] as number)
      path.quadraticCurveTo(
        numbers[at + 2] as number,
        numbers[at + 3] as number,
        numbers[at + 4] as number,
        numbers[at + 5] as number,
      )
    },
  },
  area: {
    size: 2,
    trace(path, numbers) {
      path.moveTo(numbers[0] as number, numbers[1] as number)
      for (let k = 2; k < numbers.length; k += 2) path.lineTo(numbers[k] as number, numbers[k + 1] as number)
      path.closePath()
    },
  },
}
