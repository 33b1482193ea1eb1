import type { Side } from '../../words/en/score.ts'
import { turningWords as words } from '../../words/en/turning.ts'
import { markId } from '../marks/MarkName.ts'
import styles from './TurningPicture.module.css'
import type { PerOrder, TurningPointState } from './turningPointOf.ts'

const LEFT = 38
const RIGHT = 322
const TOP = 6
const BOTTOM = 158
const WIDTH = 336
const HEIGHT = 198
const MARK = 19
/** Room that a label needs on one side of its mark. */
const LABEL_ROOM = 98
/** Left of here the stem would cross the words. */
const CROSSED = LEFT + 46
const MIDDLE = (LEFT + RIGHT) / 2
const GAP = MARK / 2 + 5

interface TurningPictureProps {
  state: TurningPointState
  /** What the picture shows, for those who do not see it. */
  description: string
}

/** The picture of the turning point: theory as two lines, the run as two marks over the present setting. */
export function TurningPicture({ state, description }: TurningPictureProps) {
  const scale = scalesOf(state.extent)
  const middleX = scale.x(1)
  const middleY = scale.y(1)
  const stemX = state.between ? scale.x(state.between) : LEFT
  return (
    <svg className={styles['picture']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={description}>
      <rect className={styles['calls']} x={LEFT} y={TOP} width={middleX - LEFT} height={BOTTOM - TOP} />
      <rect className={styles['asks']} x={middleX} y={TOP} width={RIGHT - middleX} height={BOTTOM - TOP} />
      {ticksOf(state.extent).map((tick) => (
        <Tick key={tick} value={tick} x={scale.x(tick)} y={scale.y(tick)} />
      ))}
      <text className={styles['across']} x={(LEFT + RIGHT) / 2} y={HEIGHT - 6}>
        {words.across}
      </text>
      <text className={styles['callsWords']} x={stemX < CROSSED ? stemX + 8 : LEFT + 8} y={BOTTOM - 9}>
        {words.callsAreFewer}
      </text>
      <text className={styles['asksWords']} x={middleX + 7} y={TOP + 15}>
        {words.asksAreFewer}
      </text>
      <path className={styles['turn']} d={`M${middleX} ${TOP}V${BOTTOM}`} />
      <path className={styles['pollLine']} d={`M${LEFT} ${TOP}L${RIGHT} ${BOTTOM}`} />
      <path className={styles['webhookLine']} d={`M${LEFT} ${middleY}H${RIGHT}`} />
      <Marks state={state} />
    </svg>
  )
}

function scalesOf(extent: number) {
  const share = (value: number) => (Math.log(value) / Math.log(extent) + 1) / 2
  return {
    x: (value: number) => round(LEFT + share(value) * (RIGHT - LEFT)),
    y: (value: number) => round(BOTTOM - share(value) * (BOTTOM - TOP)),
  }
}

function round(px: number): number {
  return Math.round(px * 10) / 10
}

/** Powers of ten within the extent, at most five of them, 1 among them. */
function ticksOf(extent: number): readonly number[] {
  if (extent < 100) return [0.1, 1, 10]
  return extent < 1000 ? [0.01, 0.1, 1, 10, 100] : [0.001, 1, 1000]
}

/** A decade on both axes. */
function Tick({ value, x, y }: { value: number; x: number; y: number }) {
  return (
    <g>
      <path className={styles['grid']} d={`M${LEFT} ${y}H${RIGHT}M${x} ${TOP}V${BOTTOM}`} />
      <text className={styles['down']} x={LEFT - 7} y={y + 4}>
        {words.tick(value)}
      </text>
      <text className={styles['along']} x={x} y={BOTTOM + 16}>
        {words.tick(value)}
      </text>
    </g>
  )
}

/** Both sides at the present setting, and the stem that leads to it on the axis. */
function Marks({ state }: { state: TurningPointState }) {
  const { between, poll, webhook, extent } = state
  if (between === null || between === 0) return null
  const scale = scalesOf(extent)
  const x = scale.x(between)
  const pollY = scale.y(poll?.requests ?? 1)
  const webhookY = scale.y(webhook?.requests ?? 1)
  // Marks that would cover each other stand side by side.
  const aside = poll && webhook && Math.abs(pollY - webhookY) < MARK - 5 ? MARK / 2 : 0
  const isOffLine = webhook !== null && Math.abs(webhook.requests - 1) >= 0.05
  return (
    <>
      <path className={styles['stem']} d={`M${x} ${Math.max(pollY, webhookY)}V${BOTTOM}`} />
      {poll && <PerOrderMark side="poll" per={poll} x={x - aside} y={pollY} isLabelled />}
      {webhook && (
        <PerOrderMark side="webhook" per={webhook} x={x + aside} y={webhookY} isLabelled={isOffLine} />
      )}
    </>
  )
}

interface PerOrderMarkProps {
  side: Side
  per: PerOrder
  x: number
  y: number
  isLabelled: boolean
}

/** A side's mark with its number; pale while it is only expected. */
function PerOrderMark({ side, per, x, y, isLabelled }: PerOrderMarkProps) {
  const { dx, dy, anchor } = side === 'poll' ? besideAsks(x) : besideCalls(x)
  return (
    <g opacity={per.isMeasured ? 1 : 0.6}>
      <use
        href={`#${markId(side === 'poll' ? 'question' : 'webhook')}`}
        x={x - MARK / 2}
        y={y - MARK / 2}
        width={MARK}
        height={MARK}
      />
      {isLabelled && (
        <text className={styles[side]} x={x + dx} y={y + dy} textAnchor={anchor}>
          <tspan className={styles['number']}>{words.perOrderNumber(per.requests)}</tspan> {words.perOrder}
          {per.isMeasured ? '' : `, ${words.expected}`}
        </text>
      )}
    </g>
  )
}

interface LabelPlace {
  dx: number
  dy: number
  anchor: 'start' | 'end'
}

/** Where the number of the asks stands: under their line on its left, else above it, clear of the middle. */
function besideAsks(x: number): LabelPlace {
  const hasRoomLeft = x - LABEL_ROOM > LEFT && (x < MIDDLE || x - LABEL_ROOM > MIDDLE)
  const hasRoomAbove = x < WIDTH - LABEL_ROOM + 24
  return hasRoomLeft || !hasRoomAbove
    ? { dx: -GAP, dy: 5, anchor: 'end' }
    : { dx: -6, dy: -14, anchor: 'start' }
}

/** Where the number of the calls stands: on the right of their mark, so that it keeps clear of the asks' number. */
function besideCalls(x: number): LabelPlace {
  return x > RIGHT - LABEL_ROOM ? { dx: -GAP, dy: -8, anchor: 'end' } : { dx: GAP, dy: -3, anchor: 'start' }
}
