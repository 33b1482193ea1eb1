/** What is wrong with something that was read: `<path> must <must>, got <got>.` */
export interface Problem {
  path: string
  must: string
  got: string
}

/** Shows a value in a problem: as JSON, shortened. */
export function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

/** A problem as one sentence. */
export function sentenceOfProblem({ path, must, got }: Problem): string {
  return `${path} must ${must}, got ${got}.`
}
