import { onNextFrame } from './clock.ts'

/** The page has been seen: what comes later must not keep it from obeying. */
export const firstSeen = new Promise<void>((done) => {
  onNextFrame(() => onNextFrame(() => done()))
})
