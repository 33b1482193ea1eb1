import type { RefObject } from 'react'
import { Announcer } from '../view/controls/Announcer.tsx'
import { Shortcuts } from '../view/controls/Shortcuts.tsx'

/** What is said aloud about the run, and the keys that steer it. */
export function VoiceAndKeys({ dialogRef }: { dialogRef: RefObject<HTMLDialogElement | null> }) {
  return (
    <>
      <Announcer />
      <Shortcuts dialogRef={dialogRef} />
    </>
  )
}
