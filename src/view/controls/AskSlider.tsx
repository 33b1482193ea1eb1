import { useId, useState } from 'react'
import { controlWords } from '../../words/en/controls.ts'
import { KnobHeading } from './KnobHeading.tsx'
import { KnobProblem } from './KnobProblem.tsx'
import { readLater } from './readLater.ts'
import { StopSlider } from './StopSlider.tsx'
import { ASK_SCALE } from './scales.ts'
import type { AskSetting } from './settings.ts'

interface AskSliderProps {
  setting: AskSetting
  /** Orders between two asks for an interval, null where that cannot be said. */
  ordersFor: (ms: number) => number | null
  /** The knob's own limits, in ms. */
  least: number
  most: number
  /** Sets the interval; says why it cannot be set, if it cannot. */
  onMs: (ms: number) => string | undefined
  lockedReason?: string | undefined
}

/** The slider *ask every*: how long polling waits from one ask to the next, half a second to five minutes. */
export function AskSlider({ setting, ordersFor, least, most, onMs, lockedReason }: AskSliderProps) {
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [moves, setMoves] = useState(0)
  const problemId = useId()
  const isAbsent = setting.kind !== 'interval'
  const ms = isAbsent ? null : setting.ms
  const text = textOf(setting)
  const set = (chosenMs: number) => setProblem(onMs(chosenMs))
  // A new field for every move: what was typed before it holds no longer.
  const slide = (chosenMs: number) => {
    setMoves(moves + 1)
    set(chosenMs)
  }
  return (
    <StopSlider
      label={controlWords.ask}
      shape="ring"
      scale={ASK_SCALE}
      value={ms}
      spoken={(value) => (value === null ? text : controlWords.askSpoken(value, ordersFor(value)))}
      onChange={slide}
      lockedReason={lockedReason}
      isAbsent={isAbsent}
      heading={
        <KnobHeading
          moves={moves}
          mark="question"
          name={controlWords.ask}
          typedLabel={controlWords.askTyped}
          text={text}
          read={(typed) => readLater(({ readAsk }) => readAsk(typed, { least, most }, text))}
          onValue={set}
          onProblem={setProblem}
          problemId={problem === undefined ? undefined : problemId}
          fixedReason={lockedReason ?? (isAbsent ? '' : undefined)}
        />
      }
    >
      <KnobProblem id={problemId} text={problem} />
    </StopSlider>
  )
}

function textOf(setting: AskSetting): string {
  if (setting.kind === 'held') return controlWords.askHeld
  if (setting.kind === 'absent') return controlWords.notInThisRun
  return setting.ms === null ? controlWords.askByHand : controlWords.askValue(setting.ms)
}
