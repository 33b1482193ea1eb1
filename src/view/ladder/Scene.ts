/** The name of a colour: a token of tokens.css, or the ground the picture stands on. */
export type Paint =
  | 'ground'
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | 'rule'
  | 'hair'
  | 'grey'
  | 'orange'
  | 'orange-ink'
  | 'orange-soft'
  | 'blue'
  | 'blue-ink'
  | 'blue-soft'
  | 'violet'
  | 'violet-ink'
  | 'violet-soft'
  | 'crimson'
  | 'crimson-ink'
  | 'crimson-soft'
  | 'surface'

/** How the shapes of a batch are painted. Widths and dashes are in CSS pixels. */
export interface Style {
  readonly fill?: Paint
  readonly stroke?: Paint
  readonly width?: number
  readonly dash?: readonly number[]
  /** Corner radius of rects. */
  readonly radius?: number
  /** Ends of lines; flat where left out. */
  readonly isRound?: boolean
  /** Diagonal lines over the fill. */
  readonly hatch?: Paint
  /** Width of a rim in the colour of the ground, which parts the shape from what lies under it. */
  readonly keyline?: number
  /** Says that the fill stands for polling's waits, which are hatched where colour cannot be relied on. */
  readonly isHatchable?: boolean
}

/** Roles of type on the ladder; sizes and faces are the painter's (`typeOf`). */
export type TextRole =
  | 'name'
  | 'zone'
  | 'tick'
  | 'wait'
  | 'strong'
  | 'number'
  | 'strong-number'
  | 'disc'
  | 'badge'

/** A line of text with its baseline at `y`. A text with a halo keeps clear of what lies under it. */
export interface SceneText {
  text: string
  x: number
  y: number
  role: TextRole
  align: 'start' | 'center' | 'end'
  paint: Paint
  hasHalo: boolean
}

/**
 * What the numbers of a batch mean, a shape after the other: lines `x1 y1 x2 y2`; rects and clip `x y w h`;
 * discs and diamonds `x y r`; curves (quadratic) `x1 y1 cx cy x2 y2`; area: the corners `x y` of one polygon.
 * A clip without numbers ends the clip before it.
 */
export type BatchKind = 'lines' | 'rects' | 'discs' | 'diamonds' | 'curves' | 'area' | 'texts' | 'clip'

/** Shapes of one kind and one style. */
export interface Batch {
  kind: BatchKind
  style: Style
  alpha: number
  numbers: number[]
  texts: SceneText[]
}

/**
 * A display list: batches in the order of painting. It can be filled again and again without new arrays, and says
 * nothing of what paints it.
 */
export class Scene {
  readonly #pool: Batch[] = []
  #length = 0

  /** Empties the list and keeps its arrays. */
  clear(): void {
    this.#length = 0
  }

  /** Starts a batch above all before it. */
  open(kind: BatchKind, style: Style, alpha = 1): Batch {
    const batch = this.#pool[this.#length] ?? this.#grow()
    this.#length++
    batch.kind = kind
    batch.style = style
    batch.alpha = alpha
    batch.numbers.length = 0
    batch.texts.length = 0
    return batch
  }

  /** Calls `visit` for each batch that is not empty, in the order of painting. */
  each(visit: (batch: Batch) => void): void {
    for (let k = 0; k < this.#length; k++) {
      const batch = this.#pool[k] as Batch
      if (batch.kind === 'clip' || batch.numbers.length > 0 || batch.texts.length > 0) visit(batch)
    }
  }

  /** The batches that are not empty, as a list of its own. */
  toJSON(): Batch[] {
    const list: Batch[] = []
    this.each((batch) => list.push({ ...batch, numbers: [...batch.numbers], texts: [...batch.texts] }))
    return list
  }

  #grow(): Batch {
    const batch: Batch = { kind: 'lines', style: {}, alpha: 1, numbers: [], texts: [] }
    this.#pool.push(batch)
    return batch
  }
}
