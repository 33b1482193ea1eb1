import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildSite } from '../scripts/buildSite.mjs'
import type { Aim, Bench } from './Bench.ts'
import { bundleBenches } from './bundle.ts'
import { engineBenches } from './engine.ts'
import { labBenches } from './lab.ts'
import { type Figure, takeFigures } from './takeFigures.ts'

const BENCHES: readonly Bench[] = [...engineBenches, ...labBenches, ...bundleBenches]

function aimText(aim: Aim): string {
  if (aim === null) return ''
  return 'atMost' in aim ? `at most ${aim.atMost}` : `at least ${aim.atLeast}`
}

function print(name: string, value: string, unit: string, aim: string, ok: string): void {
  console.log(`${name.padEnd(34)} ${value.padStart(14)} ${unit.padEnd(10)} ${aim.padEnd(20)} ${ok}`)
}

function printFigure({ name, value, unit, aim, ok, skipped }: Figure): void {
  if (skipped !== null) return print(name, '-', unit, aimText(aim), `skipped: ${skipped}`)
  const shown = Number.isInteger(value) ? String(value) : value.toPrecision(4)
  print(name, shown, unit, aimText(aim), aim === null ? '' : ok ? 'ok' : 'MISSED')
}

/** The aim as one number, as other programs compare it; `ok` says on which side of it the value lies. */
function aimNumber(aim: Aim): number | null {
  if (aim === null) return null
  return 'atMost' in aim ? aim.atMost : aim.atLeast
}

const { values } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string', default: '' } },
})

await buildSite()
print('name', 'value', 'unit', 'aim', 'ok')
const chosen = BENCHES.filter(({ name }) => name.startsWith(values.only))
const figures = await takeFigures(chosen, printFigure)

if (values.json !== undefined) {
  const taken = figures.filter(({ skipped }) => skipped === null)
  const entries = taken.map(({ name, value, unit, aim, ok }) => [
    name,
    { value, unit, aim: aimNumber(aim), ok },
  ])
  writeFileSync(values.json, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)
}
