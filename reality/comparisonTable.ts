import type { Comparison } from './compare.ts'

const NAME_WIDTH = 30
const WIDTH = 11

/** The comparisons as plain text, one line each under a line of headings. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const head = line('quantity', ['real', 'engine', 'difference', 'ratio'], '')
  return [head, ...comparisons.map(lineOf)].join('\n')
}

function lineOf({ name, unit, real, engine, isMet }: Comparison): string {
  const digits = unit === 'ms' ? 1 : Number.isInteger(real) && Number.isInteger(engine) ? 0 : 3
  const shown = (value: number | null) => (value === null ? '–' : value.toFixed(digits))
  const areBoth = real !== null && engine !== null
  const difference = areBoth ? `${engine >= real ? '+' : ''}${(engine - real).toFixed(digits)}` : '–'
  const ratio = areBoth ? (engine === real ? 1 : engine / real).toFixed(3) : '–'
  const label = unit === '' ? name : `${name} (${unit})`
  return line(label, [shown(real), shown(engine), difference, ratio], isMet ? 'ok' : 'MISSED')
}

function line(name: string, cells: readonly string[], word: string): string {
  return `${name.padEnd(NAME_WIDTH)}${cells.map((cell) => cell.padStart(WIDTH)).join('')}  ${word}`.trimEnd()
}
