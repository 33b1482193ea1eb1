/** The browser's storage, or a memory of its own where that is forbidden or full. The only place that touches it. */

const memory = new Map<string, string>()
const PREFIX = 'shoulder-tap.'

/** Reads a value that was kept, or nothing. Never throws: merely naming the storage may be forbidden in a frame. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? memory.get(key)
  } catch {
    return memory.get(key)
  }
}

/** Keeps a value, at least until the page is left. */
export function keep(key: string, value: string): void {
  memory.set(key, value)
  try {
    localStorage.setItem(PREFIX + key, value)
  } catch {
    // Forbidden or full: the memory has it.
  }
}
