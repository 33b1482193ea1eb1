import type { Side } from '../../words/en/score.ts'
import { turningWords as words } from '../../words/en/score.ts'
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
/** Room that a label needs on the left of its mark. */
const LABEL_ROOM = 112

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
      <text className={styles['callsWords']} x={LEFT + 8} y={BOTTOM - 9}>
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
function ticksOf(extent: number): number[] {
  const decades = Math.floor(Math.log10(extent))
  const step = Math.ceil(decades / 2)
  const ticks = []
  for (let power = -Math.floor(decades / step) * step; power <= decades; power += step)
    ticks.push(10 ** power)
  return ticks
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
  const heights = [poll, webhook].flatMap((per) => (per ? [scale.y(per.requests)] : []))
  const isOffLine = webhook !== null && Math.abs(webhook.requests - 1) >= 0.05
  return (
    <>
      <path className={styles['stem']} d={`M${x} ${Math.min(...heights)}V${BOTTOM}`} />
      {poll && <PerOrderMark side="poll" per={poll} x={x} y={scale.y(poll.requests)} isLabelled />}
      {webhook && (
        <PerOrderMark
          side="webhook"
          per={webhook}
          x={x}
          y={scale.y(webhook.requests)}
          isLabelled={isOffLine}
        />
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
  // The webhook's number stands on the other side of the marks, so that the two never meet.
  const isLeft = side === 'poll' ? x > LEFT + LABEL_ROOM : x > RIGHT - LABEL_ROOM
  const gap = MARK / 2 + 5
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
        <text
          className={styles[side]}
          x={isLeft ? x - gap : x + gap}
          y={y + (isLeft ? 5 : -3)}
          textAnchor={isLeft ? 'end' : 'start'}
        >
          <tspan className={styles['number']}>{words.perOrderNumber(per.requests)}</tspan> {words.perOrder}
          {per.isMeasured ? '' : `, ${words.expected}`}
        </text>
      )}
    </g>
  )
}
