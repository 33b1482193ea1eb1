import { useId, useState } from 'react'
import { controlWords } from '../../words/en/controls.ts'
import { KnobHeading } from './KnobHeading.tsx'
import { KnobProblem } from './KnobProblem.tsx'
import { readLater } from './readLater.ts'
import { StopSlider } from './StopSlider.tsx'
import { ORDER_SCALE } from './scales.ts'
import type { OrderSetting } from './settings.ts'

interface OrdersSliderProps {
  setting: OrderSetting
  /** Orders between two asks for a rate, null where that cannot be said. */
  ordersFor: (perMinute: number) => number | null
  /** The knob's own limits, in orders a minute. */
  least: number
  most: number
  /** Sets the rate; says why it cannot be set, if it cannot. */
  onPerMinute: (perMinute: number) => string | undefined
  lockedReason?: string | undefined
}

/** The slider *orders*: how many happen a minute, half a one to 600. */
export function OrdersSlider(props: OrdersSliderProps) {
  const { setting, ordersFor, least, most, onPerMinute, lockedReason } = props
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [moves, setMoves] = useState(0)
  const problemId = useId()
  const isRecorded = setting.kind === 'recorded'
  const text = isRecorded ? controlWords.ordersRecorded : controlWords.ordersValue(setting.perMinute)
  const set = (perMinute: number) => setProblem(onPerMinute(perMinute))
  // A new field for every move: what was typed before it holds no longer.
  const slide = (perMinute: number) => {
    setMoves(moves + 1)
    set(perMinute)
  }
  return (
    <StopSlider
      label={controlWords.orders}
      shape="diamond"
      scale={ORDER_SCALE}
      value={setting.perMinute}
      spoken={(value) =>
        isRecorded || value === null ? text : controlWords.ordersSpoken(value, ordersFor(value))
      }
      onChange={slide}
      lockedReason={lockedReason}
      isAbsent={isRecorded}
      heading={
        <KnobHeading
          moves={moves}
          mark="event"
          name={controlWords.orders}
          typedLabel={controlWords.ordersTyped}
          text={text}
          read={(typed) => readLater(({ readOrders }) => readOrders(typed, { least, most }, text))}
          onValue={set}
          onProblem={setProblem}
          problemId={problem === undefined ? undefined : problemId}
          fixedReason={lockedReason ?? (isRecorded ? '' : undefined)}
        />
      }
    >
      <KnobProblem id={problemId} text={problem} />
    </StopSlider>
  )
}
