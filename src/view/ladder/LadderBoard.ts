import { onNextFrame, useClock } from '../../state/clock.ts'
import { useSelection } from '../../state/selection.ts'
import { shownLanes } from '../../state/shownLanes.ts'
import { currentSight, onSight, type Sight } from '../../state/sight.ts'
import type { LadderPicture } from './ladderFrame.ts'
import { type LadderForm, type LadderGeometry, ladderGeometry } from './ladderGeometry.ts'
import { ladderScene } from './ladderScene.ts'
import {
  type LadderView,
  type LadderWindow,
  ladderWindow,
  movedView,
  SPANS_US,
  shownEndUs,
  type WindowChoice,
} from './ladderWindow.ts'
import { onPaletteChange, type Palette, readPalette } from './Palette.ts'
import { paintScene } from './paintScene.ts'
import { Scene } from './Scene.ts'

/** What was drawn last: the picture, and the end of the run on the strip. */
export interface Drawn extends LadderPicture, Pick<Sight, 'tallyBefore'> {
  endUs: number
  /** How far the run is known, though the records may tell less of it. */
  runUs: number
  palette: Palette
}

const FIRST_WIDTH = 832

/**
 * Draws one ladder by hand, outside React: with every new sight while it is on the screen, and when its width, its
 * window, the choice of an event or the theme changes. Other parts of the figure listen to what was drawn.
 */
export class LadderBoard {
  geometry: LadderGeometry = ladderGeometry(FIRST_WIDTH)
  view: LadderView
  readonly #scene = new Scene()
  readonly #drawnListeners = new Set<(drawn: Drawn) => void>()
  readonly #changeListeners = new Set<() => void>()
  #drawn: Drawn | undefined
  readonly #hasWindows: boolean
  #hasChosen = false
  #form: LadderForm = {}
  #isFormNew = false
  #sight: Sight = currentSight()
  #canvas: HTMLCanvasElement | undefined
  #palette: Palette | undefined
  #isOnScreen = false
  #callOff: (() => void) | undefined

  /** `hasWindows` says whether the reader is offered how much time to show. */
  constructor(hasWindows: boolean) {
    this.#hasWindows = hasWindows
    const choice = fittingChoice(this.geometry, hasWindows)
    this.view = { choice, spanUs: SPANS_US[choice], startUs: Number.NEGATIVE_INFINITY, isHeld: false }
  }

  /** Says what form the page wants; it holds from the next `attach` on. */
  setForm(form: LadderForm): void {
    this.#form = form
    this.#isFormNew = true
  }

  /** Starts drawing on `canvas`, which fills `root` from edge to edge; returns the way to stop. */
  attach(root: HTMLElement, canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas
    this.#measure(root)
    // In the next frame: a canvas resized inside the observer would be observed again at once.
    const widths = new ResizeObserver(() => onNextFrame(() => this.#measure(root)))
    widths.observe(root)
    const sights = new IntersectionObserver(([entry]) => {
      this.#isOnScreen = entry?.isIntersecting ?? true
      if (this.#isOnScreen) this.draw()
    })
    sights.observe(root)
    const stops = [
      onSight((sight) => this.#look(sight)),
      useSelection.subscribe(() => this.request()),
      useClock.subscribe((clock, before) => clock.isPlaying !== before.isPlaying && this.request()),
      onPaletteChange(() => {
        this.#palette = undefined
        // On paper there are also pictures that are off the screen.
        this.#paint()
      }),
    ]
    void document.fonts.ready.then(() => this.request())
    return () => {
      widths.disconnect()
      sights.disconnect()
      for (const stop of stops) stop()
      this.#callOff?.()
      this.#callOff = undefined
      this.#canvas = undefined
    }
  }

  /** Calls `listen` after every drawing, and at once if something has been drawn; returns the way to stop it. */
  onDrawn(listen: (drawn: Drawn) => void): () => void {
    this.#drawnListeners.add(listen)
    if (this.#drawn) listen(this.#drawn)
    return () => this.#drawnListeners.delete(listen)
  }

  /** Calls `listen` when the geometry or the chosen window is another; returns the way to stop it. */
  readonly onChange = (listen: () => void): (() => void) => {
    this.#changeListeners.add(listen)
    return () => this.#changeListeners.delete(listen)
  }

  /** What was drawn last. */
  get drawn(): Drawn | undefined {
    return this.#drawn
  }

  /** The window as it stands now. */
  get window(): LadderWindow {
    const { moment } = this.#sight
    return ladderWindow(this.view, moment.atUs, this.#endUs, this.geometry.nowShare)
  }

  /** Shows as much time as is chosen; now stands where it stood. */
  choose(choice: Exclude<WindowChoice, 'own'>): void {
    const { fromUs, toUs } = this.window
    const nowUs = this.#sight.moment.atUs
    const spanUs = choice === 'all' ? toUs - fromUs : SPANS_US[choice]
    const share =
      nowUs >= fromUs && nowUs <= toUs ? (nowUs - fromUs) / (toUs - fromUs) : this.geometry.nowShare
    this.#hasChosen = true
    this.#setView({ choice, spanUs, startUs: Math.round(nowUs - share * spanUs), isHeld: false })
    this.request()
  }

  /** Shows a stretch of the run of the reader's own. */
  hold(fromUs: number, toUs: number): void {
    const nowUs = this.#sight.moment.atUs
    const spanUs = Math.round(toUs - fromUs)
    const isSameLength = spanUs === this.view.spanUs && this.view.choice !== 'all'
    const isHeld = nowUs < fromUs || nowUs > fromUs + this.geometry.nowShare * spanUs
    const choice = isSameLength ? this.view.choice : 'own'
    this.#hasChosen = true
    this.#setView({ choice, spanUs, startUs: Math.round(fromUs), isHeld })
    this.request()
  }

  /** Takes the window back to now. */
  release(): void {
    const { spanUs } = this.view
    const startUs = Math.round(this.#sight.moment.atUs - this.geometry.nowShare * spanUs)
    this.#setView({ ...this.view, startUs, isHeld: false })
    this.request()
  }

  /** Draws in the next frame. */
  request(): void {
    this.#callOff ??= onNextFrame(() => {
      this.#callOff = undefined
      this.draw()
    })
  }

  /** Draws now, if there is somebody to see it. */
  draw(): void {
    if (this.#isOnScreen) this.#paint()
  }

  #paint(): void {
    const canvas = this.#canvas
    const context = canvas?.getContext('2d')
    if (!(canvas && context)) return
    this.#palette ??= readPalette(canvas.parentElement ?? canvas)
    const { records, moment, toldUs, frontierUs, tallyBefore, scenario } = this.#sight
    const drawn: Drawn = {
      ...this.window,
      records,
      lanes: shownLanes(scenario),
      nowUs: moment.atUs,
      frontierUs: toldUs,
      geometry: this.geometry,
      chosenEvent: useSelection.getState().event,
      endUs: this.#endUs,
      runUs: frontierUs,
      tallyBefore,
      palette: this.#palette,
    }
    this.#drawn = drawn
    const ratio = fitCanvas(canvas, this.geometry.width, this.geometry.height)
    paintScene(context, ladderScene(drawn, this.#scene), this.#palette, ratio)
    for (const listen of this.#drawnListeners) listen(drawn)
  }

  get #endUs(): number {
    return shownEndUs(this.#sight.scenario.durationMs * 1000, this.#sight.frontierUs)
  }

  #look(sight: Sight): void {
    const before = this.#sight
    const shown = this.window
    this.#sight = sight
    const { isPlaying } = useClock.getState()
    const view = movedView(this.view, shown, before.moment.atUs, sight.moment.atUs, isPlaying)
    if (view !== this.view) this.#setView(view)
    this.draw()
  }

  #setView(view: LadderView): void {
    const isOther = view.choice !== this.view.choice || view.isHeld !== this.view.isHeld
    this.view = view
    if (isOther) for (const listen of this.#changeListeners) listen()
  }

  #measure(root: HTMLElement): void {
    const width = root.clientWidth
    if (width === 0 || (width === this.geometry.width && !this.#isFormNew)) return
    this.#isFormNew = false
    this.geometry = ladderGeometry(width, this.#form)
    const choice = fittingChoice(this.geometry, this.#hasWindows)
    if (!this.#hasChosen) this.view = { ...this.view, choice, spanUs: SPANS_US[choice] }
    for (const listen of this.#changeListeners) listen()
    this.draw()
  }
}

function fittingChoice({ isCompact, width }: LadderGeometry, hasWindows: boolean): '20s' | '30s' | '1min' {
  if (isCompact) return '20s'
  return hasWindows || width >= 760 ? '1min' : '30s'
}

/** Gives a canvas the pixels that its size on this screen asks for; returns device pixels per CSS pixel. */
export function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): number {
  const ratio = globalThis.devicePixelRatio || 1
  const wide = Math.round(width * ratio)
  const high = Math.round(height * ratio)
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide
    canvas.height = high
    canvas.style.inlineSize = `${width}px`
    canvas.style.blockSize = `${height}px`
  }
  return ratio
}
