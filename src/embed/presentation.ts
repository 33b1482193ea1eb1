/** How a page is shown, from its query. Nothing here changes a result. Names are those of embedding.md, section 3. */
export interface Presentation {
  theme: 'auto' | 'light' | 'dark'
  motion: 'auto' | 'reduced' | 'full'
  /** Virtual seconds in a real second. */
  speed: number
  /** The height that the frame has for good, in px; 0 where the frame follows its content. */
  height: number
}

/** A value of the query that could not be used: `key must …, got value.` */
export interface QueryProblem {
  path: string
  must: string
  got: string
}

type Reader<T> = { initial: T; must: string; read(text: string): T | undefined }

function oneOf<T extends string>(...options: readonly [T, ...T[]]): Reader<T> {
  return {
    initial: options[0],
    must: `be ${options.join(' or ')}`,
    read: (text) => options.find((option) => option === text),
  }
}

function between(least: number, most: number): (text: string) => number | undefined {
  return (text) => {
    const value = Number(text)
    return text.trim() !== '' && value >= least && value <= most ? value : undefined
  }
}

const pixels = between(120, 4000)

const KEYS = {
  theme: oneOf('auto', 'light', 'dark'),
  motion: oneOf('auto', 'reduced', 'full'),
  speed: { initial: 1, must: 'be from 0.05 to 1000', read: between(0.05, 1000) },
  height: {
    initial: 0,
    must: 'be auto or from 120 to 4000',
    read: (text) => (text === 'auto' ? 0 : pixels(text)),
  },
} as const satisfies { [Key in keyof Presentation]: Reader<Presentation[Key]> }

/**
 * Reads the query of a page. A value that will not do is replaced by its default and reported; of a key given twice the
 * last counts, with a notice; unknown keys are passed over, because hosts add their own.
 */
export function readPresentation(query: string): { presentation: Presentation; problems: QueryProblem[] } {
  const given = new URLSearchParams(query)
  const problems: QueryProblem[] = []
  const value = <T>(key: string, { initial, must, read }: Reader<T>): T => {
    const times = given.getAll(key)
    const text = times.at(-1)
    if (text === undefined) return initial
    if (times.length > 1) problems.push({ path: key, must: 'be given once', got: `${times.length} of it` })
    const found = read(text)
    if (found === undefined) problems.push({ path: key, must, got: JSON.stringify(text.slice(0, 40)) })
    return found ?? initial
  }
  const presentation = {
    theme: value('theme', KEYS.theme),
    motion: value('motion', KEYS.motion),
    speed: value('speed', KEYS.speed),
    height: value('height', KEYS.height),
  }
  return { presentation, problems }
}
