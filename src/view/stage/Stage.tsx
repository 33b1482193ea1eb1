import { useId, useMemo, useRef } from 'react'
import { shownLanes } from '../../state/shownLanes.ts'
import { type Sight, useSight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import { Counts, Desk } from './Desk.tsx'
import { NarrationPlace } from './NarrationPlace.tsx'
import { Person } from './Person.tsx'
import { ReceiverPerson } from './ReceiverPerson.tsx'
import shopStyles from './Shop.module.css'
import { Shop } from './Shop.tsx'
import { type RowColumns, ShopRow } from './ShopRow.tsx'
import styles from './Stage.module.css'
import { StageDescription } from './StageDescription.tsx'
import { type StageLayout, stageLayout } from './stageLayout.ts'
import { statesOf } from './statesOf.ts'
import { Tap } from './Tap.tsx'
import { useWidth } from './useWidth.ts'
import { Wire } from './Wire.tsx'
import { wirePlaces } from './wirePlaces.ts'

interface StageProps {
  /** Orders in the shop's window: 4 where there is room, 3 in an embed. By itself it goes by the width. */
  rows?: number
  /** Whether the line of narration stands below; a page that places `NarrationPlace` itself leaves it out. */
  hasNarration?: boolean
  /** Whether height is scarce: then the picture is smaller, and so is the room for narration. */
  isLow?: boolean
}

const ROOMY_FROM = 760
const ROOMY_COLUMNS: RowColumns = { form: 'roomy', ring: -46, diamond: -14, number: -3.5, square: 38 }
const COMPACT_COLUMNS: RowColumns = { form: 'compact', ring: -40, diamond: -10.5, number: 0, square: 32.5 }
const ROWS = [0, 1, 2, 3, 4, 5]

/** The picture of now: the polling client, the shop and the webhook receiver, and what is on the wires. */
export function Stage({ rows, hasNarration = true, isLow = false }: StageProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const shownRows = rows ?? (isLow || width < ROOMY_FROM ? 3 : 4)
  const layout = useMemo(() => stageLayout(width, shownRows, isLow), [width, shownRows, isLow])
  const descriptionId = useId()
  return (
    <div className={styles['stage']} data-is-low={isLow}>
      <div ref={frame} style={{ minBlockSize: layout.height }}>
        {width > 0 && <Picture layout={layout} descriptionId={descriptionId} />}
      </div>
      <StageDescription id={descriptionId} />
      {hasNarration && <NarrationPlace />}
    </div>
  )
}

function Picture({ layout, descriptionId }: { layout: StageLayout; descriptionId: string }) {
  const poll = useSight(({ scenario }) => shownLanes(scenario).poll)
  const webhook = useSight(({ scenario }) => shownLanes(scenario).webhook)
  const places = useMemo(() => wirePlaces(layout), [layout])
  const { width, height, deskY, deskHalf, pollX, webhookX, scale, call, markSize, isCompact } = layout
  return (
    <svg
      className={styles['picture']}
      data-compact={isCompact}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={stageWords.pictureLabel}
      aria-describedby={descriptionId}
    >
      <Wire place={places.ask} lane={poll} leg="out" side="polling" />
      <Wire place={places.answer} lane={poll} leg="back" side="polling" />
      <Wire place={places.call} lane={webhook} leg="out" side="webhook" />
      <Wire place={places.thanks} lane={webhook} leg="back" side="webhook" />
      <g className={styles['polling']} data-absent={poll < 0}>
        <Person x={pollX} y={deskY} scale={scale} side="polling" facing="right" />
        <path className={styles['desk']} d={`M${pollX - deskHalf} ${deskY}h${2 * deskHalf}`} />
      </g>
      <g className={styles['webhook']} data-absent={webhook < 0}>
        <ReceiverPerson x={webhookX} y={deskY} scale={scale} lane={webhook} toShop="left" />
        <path className={styles['desk']} d={`M${webhookX - deskHalf} ${deskY}h${2 * deskHalf}`} />
      </g>
      <Window layout={layout} poll={poll} webhook={webhook} />
      <Tap
        lane={webhook}
        x={call.toX - 10}
        y={call.y}
        fromX={call.fromX}
        fromY={call.y}
        markSize={markSize}
        shoulder={{ x: webhookX - 45 * scale, y: deskY - 41 * scale, scale }}
        words={{ x: call.toX - markSize / 2 - 26, y: call.y - markSize * 0.72 }}
      />
      <Desk layout={layout} side="polling" lane={poll} />
      <Desk layout={layout} side="webhook" lane={webhook} />
      <Counts layout={layout} side="polling" lane={poll} />
      <Counts layout={layout} side="webhook" lane={webhook} />
    </svg>
  )
}

/** Whether the shop has something to say about its calls. */
function hasShopState({ moment }: Sight, webhook: number): boolean {
  return (moment.lanes[webhook]?.retries.length ?? 0) > 0 || moment.tally.lanes[webhook]?.isDisabled === true
}

function Window({ layout, poll, webhook }: { layout: StageLayout; poll: number; webhook: number }) {
  const { x, half, top, bottom, titleY, ruleY, firstRowY, pitch, rows, scallops } = layout.shop
  const inset = layout.isCompact ? 9 : 12
  const columns = layout.isCompact ? COMPACT_COLUMNS : ROOMY_COLUMNS
  const retry = useSight((sight) => (hasShopState(sight, webhook) ? statesOf(sight).shop : ''))
  return (
    <Shop
      x={x}
      half={half}
      top={top}
      bottom={bottom}
      scallops={scallops}
      scallopHeight={layout.isCompact ? 25 : 27.5}
    >
      <text className={shopStyles['shopName']} data-is-small={layout.isCompact} x={x} y={titleY}>
        {stageWords.shop}
      </text>
      <text
        className={shopStyles['column']}
        data-is-small={layout.isCompact}
        x={x - half + inset}
        y={titleY - 1}
      >
        {stageWords.polling}
      </text>
      <text
        className={shopStyles['column']}
        data-is-small={layout.isCompact}
        x={x + half - inset}
        y={titleY - 1}
        textAnchor="end"
      >
        {stageWords.webhook}
      </text>
      <path className={shopStyles['rule']} d={`M${x - half + inset} ${ruleY}h${2 * (half - inset)}`} />
      {ROWS.slice(0, rows).map((row) => (
        <ShopRow
          key={row}
          row={row}
          x={x}
          y={firstRowY + row * pitch}
          poll={poll}
          webhook={webhook}
          half={half}
          columns={columns}
        />
      ))}
      <text className={shopStyles['shopState']} x={x} y={bottom + 20}>
        {retry}
      </text>
    </Shop>
  )
}
