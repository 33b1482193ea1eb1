import { useId, useMemo } from 'react'
import { shownLanes } from '../../state/shownLanes.ts'
import { useSight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import { Person } from './Person.tsx'
import { ReceiverPerson } from './ReceiverPerson.tsx'
import { Shop } from './Shop.tsx'
import { type RowColumns, ShopRow } from './ShopRow.tsx'
import styles from './Stage.module.css'
import { StageDescription } from './StageDescription.tsx'
import { Tap } from './Tap.tsx'
import { type UprightFrame, type UprightLayout, uprightLayout } from './uprightLayout.ts'
import { Wire } from './Wire.tsx'

const ROWS = [0, 1, 2]

/**
 * The stage at the now-edge of a ladder: its three lines run on into desk, shop and desk, and the wires are vertical.
 * The parent places it right of the ladder, whose lines stand at the heights given.
 */
export function UprightStage({ width, height, clientY, shopY, receiverY }: UprightFrame) {
  const layout = useMemo(
    () => uprightLayout({ width, height, clientY, shopY, receiverY }),
    [width, height, clientY, shopY, receiverY],
  )
  const poll = useSight(({ scenario }) => shownLanes(scenario).poll)
  const webhook = useSight(({ scenario }) => shownLanes(scenario).webhook)
  const descriptionId = useId()
  const { x, scale, shop } = layout
  return (
    <div className={styles['upright']}>
      <svg
        className={styles['picture']}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={stageWords.pictureLabel}
        aria-describedby={descriptionId}
      >
        <path className={styles['sourceLine']} d={`M0 ${shopY}H${x - shop.half}`} />
        <Wire place={layout.ask} lane={poll} leg="out" side="polling" />
        <Wire place={layout.answer} lane={poll} leg="back" side="polling" />
        <Wire place={layout.call} lane={webhook} leg="out" side="webhook" />
        <Wire place={layout.thanks} lane={webhook} leg="back" side="webhook" />
        <g className={styles['polling']} data-absent={poll < 0}>
          <Person x={x} y={clientY} scale={scale} side="polling" facing="left" />
          <path className={styles['desk']} d={`M0 ${clientY}H${width}`} />
        </g>
        <g className={styles['webhook']} data-absent={webhook < 0}>
          <ReceiverPerson x={x} y={receiverY} scale={scale} lane={webhook} toShop="left" />
          <path className={styles['desk']} d={`M0 ${receiverY}H${width}`} />
        </g>
        <UprightShop layout={layout} poll={poll} webhook={webhook} />
        <Absent x={x} y={clientY + 18} lane={poll} />
        <Absent x={x} y={receiverY + 18} lane={webhook} />
      </svg>
      <StageDescription id={descriptionId} />
    </div>
  )
}

interface UprightShopProps {
  layout: UprightLayout
  poll: number
  webhook: number
}

function UprightShop({ layout, poll, webhook }: UprightShopProps) {
  const { x, shop, call, markSize, scale, receiverY } = layout
  const { half, top, bottom, rows, firstRowY, pitch } = shop
  const columns = useMemo<RowColumns>(
    () => ({ form: 'bare', ring: 13 - half, diamond: -10, number: -2, square: half - 13 }),
    [half],
  )
  return (
    <>
      <Shop x={x} half={half} top={top} bottom={bottom} scallops={7} scallopHeight={20}>
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
      </Shop>
      <Tap
        lane={webhook}
        x={call.toX}
        y={call.toY - 9}
        fromX={call.fromX}
        fromY={call.fromY}
        markSize={markSize}
        shoulder={{ x: x - 35 * scale, y: receiverY - 34 * scale, scale: 0.7 }}
      />
    </>
  )
}

function Absent({ x, y, lane }: { x: number; y: number; lane: number }) {
  if (lane >= 0) return null
  return (
    <text className={styles['absent']} x={x} y={y}>
      {stageWords.notInThisRun}
    </text>
  )
}
