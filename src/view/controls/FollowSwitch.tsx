import { useId } from 'react'
import { controlWords } from '../../words/en/controls.ts'
import { Switch } from './Switch.tsx'

interface FollowSwitchProps {
  isOn: boolean
  onChange: (isOn: boolean) => void
}

/** Whether the clock slows down while messages travel. */
export function FollowSwitch({ isOn, onChange }: FollowSwitchProps) {
  const hintId = useId()
  return (
    <>
      <Switch isOn={isOn} onChange={onChange} describedBy={hintId}>
        {controlWords.followMessages}
      </Switch>
      <span id={hintId} hidden>
        {controlWords.followHint}
      </span>
    </>
  )
}
