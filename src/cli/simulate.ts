import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Scenario } from '../engine/Scenario.ts'
import { simulate } from '../engine/simulate.ts'
import { expectedWork, MOST_EXPECTED } from '../scenario/expectedWork.ts'
import { type Problem, sentenceOfProblem, shown } from '../scenario/Problem.ts'
import { readScenarioText } from '../scenario/readScenario.ts'
import { cliWords } from '../words/en/cli.ts'
import { eventLines } from './eventLines.ts'
import { requestLines } from './requestLines.ts'

const LONGEST_MS = 31_622_400_000
const LINES_PER_WRITE = 5000

/** Runs `simulate FILE [--until MS] [--events FILE] [--requests FILE]` and returns the exit code. */
export function main(args: readonly string[]): number {
  const problems: string[] = []
  const order = readOrder(args, problems)
  const scenario = order && readFile(order.file, problems)
  const untilMs = scenario && readUntil(scenario, order?.until, problems)
  if (order === undefined || scenario === undefined || untilMs === undefined || problems.length > 0) {
    for (const problem of problems) process.stderr.write(`${problem}\n`)
    return 2
  }
  const { report, records } = simulate(scenario, untilMs)
  if (order.events !== undefined) writeLines(order.events, eventLines(scenario, records))
  if (order.requests !== undefined) writeLines(order.requests, requestLines(scenario, records))
  writeSync(1, `${JSON.stringify(report, null, 2)}\n`)
  return 0
}

interface Order {
  file: string
  until: string | undefined
  events: string | undefined
  requests: string | undefined
}

function readOrder(args: readonly string[], problems: string[]): Order | undefined {
  const text = { type: 'string' } as const
  try {
    const options = { until: text, events: text, requests: text }
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...more] = positionals
    if (file !== undefined && more.length === 0) {
      return { file, until: values.until, events: values.events, requests: values.requests }
    }
    problems.push(cliWords.usage)
  } catch (error) {
    problems.push(messageOf(error), cliWords.usage)
  }
  return undefined
}

function readFile(file: string, problems: string[]): Scenario | undefined {
  try {
    const read = readScenarioText(readFileSync(file, 'utf8'))
    if (read.scenario) return read.scenario
    problems.push(...read.problems.map(sentenceOfProblem))
  } catch (error) {
    problems.push(cliWords.cannotRead(file, messageOf(error)))
  }
  return undefined
}

function readUntil(scenario: Scenario, until: string | undefined, problems: string[]): number | undefined {
  const untilMs = until === undefined ? scenario.durationMs : Number(until)
  const problem = problemWithUntil(scenario, untilMs, until)
  if (problem) problems.push(sentenceOfProblem(problem))
  return problem ? undefined : untilMs
}

function problemWithUntil(
  scenario: Scenario,
  untilMs: number,
  until: string | undefined,
): Problem | undefined {
  if (until?.trim() === '' || !(untilMs >= 1 && untilMs <= LONGEST_MS)) {
    return { path: '--until', must: `be from 1 to ${LONGEST_MS} ms`, got: shown(until) }
  }
  const expected = expectedWork(scenario, untilMs)
  if (expected <= MOST_EXPECTED) return undefined
  const path = until === undefined ? 'durationMs' : '--until'
  const must = `lead to at most ${MOST_EXPECTED} expected events and requests`
  return { path, must, got: `${Math.round(expected)} of them` }
}

function writeLines(file: string, lines: Iterable<object>): void {
  const handle = openSync(file, 'w')
  let batch: string[] = []
  const flush = () => {
    if (batch.length > 0) writeSync(handle, `${batch.join('\n')}\n`)
    batch = []
  }
  for (const line of lines) {
    batch.push(JSON.stringify(line))
    if (batch.length === LINES_PER_WRITE) flush()
  }
  flush()
  closeSync(handle)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

process.exitCode = main(process.argv.slice(2))
