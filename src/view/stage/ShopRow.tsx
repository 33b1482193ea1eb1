import { useSelection } from '../../state/selection.ts'
import { useSight } from '../../state/sight.ts'
import { diamondPath } from '../marks/diamondPath.ts'
import styles from './Shop.module.css'
import { waitKindOf, waitTextOf } from './waitOf.ts'

interface ShopRowProps {
  /** 0 for the newest order, 1 for the one before. */
  row: number
  x: number
  y: number
  poll: number
  webhook: number
  /** Half the width of the window. */
  half: number
  /** Where the pieces stand, from the middle of the window; without waits where there is no room for them. */
  columns: RowColumns
}

/** Distances of a row's pieces from the middle of the shop's window. */
export interface RowColumns {
  /** With waits, with waits set small, or without. */
  form: 'roomy' | 'compact' | 'bare'
  ring: number
  diamond: number
  number: number
  square: number
}

const RING = 6
const SQUARE = 10.5

/** How far diamond and number move to make room for long numbers, and how small the number becomes. */
function fitOf(event: number): { shift: number; size: 'usual' | 'long' | 'longest' } {
  if (event >= 10_000) return { shift: -9, size: 'longest' }
  return event >= 1000 ? { shift: -4, size: 'long' } : { shift: 0, size: 'usual' }
}

/** One order in the shop's window: how long each side was, or is, in the dark about it. */
export function ShopRow({ row, x, y, poll, webhook, half, columns }: ShopRowProps) {
  const event = useSight(({ moment }) => moment.tally.eventsHappened - row)
  const isChosen = useSelection((selection) => selection.event === event)
  if (event < 1) return null
  const { ring, diamond, number, square, form } = columns
  const hasWaits = form !== 'bare'
  const fit = fitOf(event)
  return (
    <g transform={`translate(${x} ${y})`} data-form={form} className={styles['row']}>
      {isChosen && (
        <rect className={styles['chosen']} x={6 - half} y={-11.5} width={2 * half - 12} height={23} />
      )}
      <PollSign x={ring} lane={poll} event={event} />
      <path className={styles['event']} d={diamondPath(diamond + fit.shift, 0, 5.6)} />
      <text className={styles['eventNumber']} data-size={fit.size} x={number + fit.shift} y={5}>
        {event}
      </text>
      <WebhookSign x={square} lane={webhook} event={event} />
      {hasWaits && <WaitText x={ring - 12} lane={poll} event={event} side="polling" />}
      {hasWaits && <WaitText x={square + 12} lane={webhook} event={event} side="webhook" />}
    </g>
  )
}

interface SignProps {
  x: number
  lane: number
  event: number
}

function PollSign({ x, lane, event }: SignProps) {
  const kind = useSight((sight) => waitKindOf(sight, lane, event))
  if (!kind) return null
  return <circle className={styles['pollSign']} data-kind={kind} cx={x} r={RING} />
}

function WebhookSign({ x, lane, event }: SignProps) {
  const kind = useSight((sight) => waitKindOf(sight, lane, event))
  if (!kind) return null
  if (kind === 'lost') {
    return <path className={styles['lostSign']} d={`M${x - 4.5} -4.5l9 9m0 -9l-9 9`} />
  }
  const side = kind === 'known' ? SQUARE : SQUARE + 0.5
  return (
    <rect
      className={styles['webhookSign']}
      data-kind={kind}
      x={x - side / 2}
      y={-side / 2}
      width={side}
      height={side}
      rx={1.5}
    />
  )
}

function WaitText({ x, lane, event, side }: SignProps & { side: 'polling' | 'webhook' }) {
  const text = useSight((sight) => waitTextOf(sight, lane, event))
  const kind = useSight((sight) => waitKindOf(sight, lane, event))
  return (
    <text
      className={styles['wait']}
      data-kind={kind}
      data-tone={side}
      x={x}
      y={5}
      textAnchor={side === 'polling' ? 'end' : 'start'}
    >
      {text}
    </text>
  )
}
