import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { ladderWords } from '../../words/en/ladder.ts'
import { clock } from '../../words/numbers.ts'
import { followDrag } from './dragging.ts'
import { type Drawn, fitCanvas, type LadderBoard } from './LadderBoard.ts'
import { earliestUs } from './ladderWindow.ts'
import { paintScene } from './paintScene.ts'
import styles from './RunStrip.module.css'
import { Scene } from './Scene.ts'
import { stripScene } from './stripScene.ts'
import { useBoard, useDrawn } from './useBoard.ts'

/** Space between the edge of the plot and that of the strip. */
const INSET = 6
const HEIGHT = 28
/** The shortest stretch that the bracket can show, in microseconds, and in px of the strip. */
const LEAST_US = 1e6

/** What of the bracket is moved. */
type Part = 'start' | 'body' | 'end'

/** The whole run below the ladder, with a bracket around the stretch that the ladder shows. */
export function RunStrip({ board }: { board: LadderBoard }) {
  const geometry = useBoard(board, ({ geometry }) => geometry)
  const isAway = useBoard(board, ({ view }) => view.isHeld)
  const canvas = useRef<HTMLCanvasElement>(null)
  const bracket = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLSpanElement>(null)
  const painter = useRef<StripPainter>(undefined)
  painter.current ??= new StripPainter()
  useDrawn(board, (drawn) => {
    if (canvas.current) painter.current?.paint(canvas.current, drawn)
    if (bracket.current) placeBracket(bracket.current, drawn)
    const endText = clock(drawn.endUs, 0)
    if (end.current && end.current.textContent !== endText) end.current.textContent = endText
  })
  return (
    <div className={styles['strip']}>
      <span className={styles['name']}>{ladderWords.wholeRun}</span>
      {isAway && (
        <button type="button" className={styles['back']} onClick={() => board.release()}>
          {ladderWords.backToNow}
        </button>
      )}
      <div className={styles['canvas']} aria-hidden="true">
        <canvas ref={canvas} />
      </div>
      <div ref={bracket} className={styles['bracket']}>
        {(['body', 'start', 'end'] as const).map((part) => (
          <div
            key={part}
            className={styles[part]}
            data-part={part}
            role="slider"
            tabIndex={0}
            aria-label={NAMES[part]}
            aria-valuemin={0}
            aria-valuenow={0}
            onKeyDown={(event) => moveByKey(event, board, part)}
            onPointerDown={(event) => drag(event, board, part)}
          />
        ))}
      </div>
      <span
        className={styles['times']}
        style={{ insetInline: `${geometry.plotLeft}px 8px` }}
        aria-hidden="true"
      >
        <span>{clock(0, 0)}</span>
        <span ref={end} />
      </span>
    </div>
  )
}

const NAMES: Readonly<Record<Part, string>> = {
  start: ladderWords.stretchStart,
  body: ladderWords.stretch,
  end: ladderWords.stretchEnd,
}

/** Paints the strip only where it is another than before. */
class StripPainter {
  readonly #scene = new Scene()
  #painted = ''
  #palette: unknown
  #records: unknown

  paint(canvas: HTMLCanvasElement, drawn: Drawn): void {
    const { records, endUs, nowUs, runUs, tallyBefore, geometry, palette } = drawn
    const left = geometry.plotLeft + INSET
    const right = geometry.plotRight - INSET
    const pxPerUs = (right - left) / endUs
    // To two pixels, so that it is painted seldom: what is painted must follow from what is compared.
    const snap = (atUs: number) => (Math.floor((atUs * pxPerUs) / 2) * 2) / pxPerUs
    const ends = { endUs, nowUs: snap(nowUs), frontierUs: snap(runUs) }
    const strip = { records, tallyBefore, ...ends, left, right }
    const state = [geometry.width, endUs, strip.nowUs, strip.frontierUs, globalThis.devicePixelRatio].join()
    if (state === this.#painted && palette === this.#palette && records === this.#records) return
    this.#records = records
    this.#painted = state
    this.#palette = palette
    const context = canvas.getContext('2d')
    const ratio = fitCanvas(canvas, geometry.width, HEIGHT)
    if (context) paintScene(context, stripScene(strip, this.#scene), palette, ratio)
  }
}

function placeBracket(bracket: HTMLElement, drawn: Drawn): void {
  const { geometry, endUs, fromUs, toUs } = drawn
  const left = geometry.plotLeft + INSET
  const pxPerUs = (geometry.plotRight - INSET - left) / endUs
  const fromX = Math.max(left - 4, left + fromUs * pxPerUs)
  const toX = Math.min(geometry.plotRight - 2, left + toUs * pxPerUs)
  // A window of seconds in a run of days still has a bracket that can be seen and held.
  const width = Math.max(10, toX - fromX)
  bracket.style.transform = `translateX(${Math.min(fromX, geometry.plotRight - width)}px)`
  bracket.style.inlineSize = `${width}px`
  const shown = { start: Math.max(0, fromUs), body: Math.max(0, fromUs), end: Math.min(toUs, endUs) }
  const text = ladderWords.stretchText(shown.start, shown.end)
  for (const part of bracket.children) {
    const seconds = String(Math.floor(shown[(part as HTMLElement).dataset['part'] as Part] / 1e6))
    if (part.hasAttribute('aria-valuetext') && part.getAttribute('aria-valuenow') === seconds) continue
    part.setAttribute('aria-valuemax', String(Math.ceil(endUs / 1e6)))
    part.setAttribute('aria-valuenow', seconds)
    part.setAttribute('aria-valuetext', text)
  }
}

function drag(event: PointerEvent, board: LadderBoard, part: Part): void {
  const { drawn, geometry } = board
  if (!drawn || event.button !== 0) return
  event.preventDefault()
  ;(event.currentTarget as HTMLElement).focus({ preventScroll: true })
  const usPerPx = drawn.endUs / (geometry.plotRight - geometry.plotLeft - 2 * INSET)
  const { fromUs, toUs, endUs } = drawn
  followDrag(event, (movedPx) => moveTo(board, part, fromUs, toUs, movedPx * usPerPx, endUs))
}

function moveByKey(event: KeyboardEvent, board: LadderBoard, part: Part): void {
  const { fromUs, toUs } = board.window
  const endUs = board.drawn?.endUs ?? toUs
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -0.1,
    ArrowDown: -0.1,
    ArrowRight: 0.1,
    ArrowUp: 0.1,
    PageDown: -1,
    PageUp: 1,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }
  const step = steps[event.key]
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  event.stopPropagation()
  const byUs = Math.max(-2 * endUs, Math.min(2 * endUs, step * (toUs - fromUs)))
  moveTo(board, part, fromUs, toUs, byUs, endUs)
}

/** Moves a part of the bracket by `byUs` from where it was, within the run. */
function moveTo(
  board: LadderBoard,
  part: Part,
  fromUs: number,
  toUs: number,
  byUs: number,
  endUs: number,
): void {
  const spanUs = toUs - fromUs
  const lastUs = endUs - earliestUs(spanUs)
  if (part === 'body') {
    const start = Math.max(earliestUs(spanUs), Math.min(lastUs - spanUs, fromUs + byUs))
    board.hold(start, start + spanUs)
  } else if (part === 'start') {
    board.hold(Math.max(earliestUs(spanUs), Math.min(toUs - LEAST_US, fromUs + byUs)), toUs)
  } else {
    board.hold(fromUs, Math.max(fromUs + LEAST_US, Math.min(lastUs, toUs + byUs)))
  }
}
