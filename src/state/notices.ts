import { create } from 'zustand'

/** Something that the reader is told until they put it away. */
export interface Notice {
  id: number
  title: string
  lines: readonly string[]
  /** Whether the run as a file is offered with it. */
  offersFile: boolean
}

interface Notices {
  notices: readonly Notice[]
}

/** What the reader is told now, oldest first. */
export const useNotices = create<Notices>(() => ({ notices: [] }))

let last = 0

/** Tells the reader something; the same title is told only once at a time. */
export function tell(title: string, lines: readonly string[], offersFile = false): void {
  const { notices } = useNotices.getState()
  const others = notices.filter((notice) => notice.title !== title)
  useNotices.setState({ notices: [...others, { id: ++last, title, lines, offersFile }] })
}

/** Puts a notice away. */
export function dismiss(id: number): void {
  const { notices } = useNotices.getState()
  useNotices.setState({ notices: notices.filter((notice) => notice.id !== id) })
}

/** Puts the notices with that title away. */
export function withdraw(title: string): void {
  const { notices } = useNotices.getState()
  if (notices.some((notice) => notice.title === title)) {
    useNotices.setState({ notices: notices.filter((notice) => notice.title !== title) })
  }
}
