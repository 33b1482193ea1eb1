import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { countRun } from '../engine/countRun.ts'
import type { Records } from '../engine/Records.ts'
import type { Report } from '../engine/Report.ts'
import type { Scenario } from '../engine/Scenario.ts'
import { simulate } from '../engine/simulate.ts'
import { expectedWork, MOST_EXPECTED } from '../scenario/expectedWork.ts'
import { onOneLine, type Problem, sentenceOfProblem, shown } from '../scenario/Problem.ts'
import { readScenarioText } from '../scenario/readScenario.ts'
import { cliWords } from '../words/en/cli.ts'
import { eventLines } from './eventLines.ts'
import { requestLines } from './requestLines.ts'
import {
  areSameFile,
  closeIfOpen,
  codeOf,
  openToWrite,
  startWriting,
  writeAll,
  writeLines,
} from './writeAll.ts'

const LONGEST_MS = 31_622_400_000
const NUMBER = /^\d+(\.\d+)?(e[+-]?\d+)?$/i
const STDOUT = 1
const STDERR = 2

/** Runs `simulate FILE [--until MS] [--events FILE] [--requests FILE] [--fast]` and returns the exit code. */
export function main(args: readonly string[]): number {
  const problems: string[] = []
  const order = readOrder(args, problems)
  const scenario = order && readFile(order.file, problems)
  const untilMs = scenario && readUntil(scenario, order?.until, problems)
  if (order && scenario && untilMs !== undefined && problems.length === 0) {
    runToFiles(order, untilMs, scenario, problems)
  }
  if (problems.length === 0) return 0
  writeAll(STDERR, `${problems.map(onOneLine).join('\n')}\n`)
  return 2
}

interface Order {
  file: string
  until: string | undefined
  events: string | undefined
  requests: string | undefined
  /** Whether nothing but counts is wanted: runs of empty polls are gone past by arithmetic, and there is no hash. */
  isFast: boolean
}

function readOrder(args: readonly string[], problems: string[]): Order | undefined {
  const text = { type: 'string' } as const
  try {
    const options = { until: text, events: text, requests: text, fast: { type: 'boolean' } as const }
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...more] = positionals
    const { until, events, requests, fast: isFast = false } = values
    const isForOneFile = file !== undefined && more.length === 0
    if (isForOneFile && !(isFast && (events || requests))) return { file, until, events, requests, isFast }
    problems.push(cliWords.usage)
  } catch (error) {
    problems.push(messageOf(error), cliWords.usage)
  }
  return undefined
}

function readFile(file: string, problems: string[]): Scenario | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    problems.push(cliWords.cannotRead(file, messageOf(error)))
    return undefined
  }
  const read = readScenarioText(text)
  if (read.problems) problems.push(...read.problems.map(sentenceOfProblem))
  return read.scenario
}

function readUntil(scenario: Scenario, until: string | undefined, problems: string[]): number | undefined {
  const untilMs = until === undefined ? scenario.durationMs : NUMBER.test(until) ? Number(until) : Number.NaN
  const problem = problemWithUntil(scenario, untilMs, until)
  if (problem) problems.push(sentenceOfProblem(problem))
  return problem ? undefined : untilMs
}

function problemWithUntil(
  scenario: Scenario,
  untilMs: number,
  until: string | undefined,
): Problem | undefined {
  if (!(untilMs >= 1 && untilMs <= LONGEST_MS)) {
    return { path: '--until', must: `be from 1 to ${LONGEST_MS} ms`, got: shown(until) }
  }
  const expected = expectedWork(scenario, untilMs)
  if (expected <= MOST_EXPECTED) return undefined
  const path = until === undefined ? 'durationMs' : '--until'
  const must = `lead to at most ${MOST_EXPECTED} expected events and requests`
  return { path, must, got: `${Math.round(expected)} of them` }
}

/** Runs and writes. The files are opened before the run: nothing is written unless all of them can be. */
function runToFiles(order: Order, untilMs: number, scenario: Scenario, problems: string[]): void {
  const events = open(order.events, problems)
  const requests = open(order.requests, problems)
  if (events !== undefined && requests !== undefined && areSameFile(events, requests)) {
    problems.push(cliWords.sameFile)
  }
  if (problems.length === 0) {
    const { report, records } = run(order, scenario, untilMs)
    write(order.events, events, () => (records ? eventLines(scenario, records) : []), problems)
    write(order.requests, requests, () => (records ? requestLines(scenario, records) : []), problems)
    if (problems.length === 0) print(`${JSON.stringify(report, null, 2)}\n`, problems)
  }
  closeIfOpen(events)
  closeIfOpen(requests)
}

/** Runs with no more memory than what is asked for needs. */
function run(order: Order, scenario: Scenario, untilMs: number): { report: Report; records?: Records } {
  if (order.events !== undefined || order.requests !== undefined) {
    return simulate(scenario, untilMs, Number.POSITIVE_INFINITY)
  }
  return countRun(scenario, { untilMs, hashes: true, skipsEmptyPolls: order.isFast })
}

function open(file: string | undefined, problems: string[]): number | undefined {
  if (file === undefined) return undefined
  try {
    return openToWrite(file)
  } catch (error) {
    problems.push(cliWords.cannotWrite(file, messageOf(error)))
    return undefined
  }
}

function write(
  file: string | undefined,
  handle: number | undefined,
  lines: () => Iterable<object>,
  problems: string[],
): void {
  if (file === undefined || handle === undefined) return
  try {
    startWriting(handle)
    writeLines(handle, lines())
  } catch (error) {
    tellUnlessClosed(file, error, problems)
  }
}

function print(text: string, problems: string[]): void {
  try {
    writeAll(STDOUT, text)
  } catch (error) {
    tellUnlessClosed('standard output', error, problems)
  }
}

/** Whoever reads from a pipe of ours may have had enough before its end: that is no mistake. */
function tellUnlessClosed(file: string, error: unknown, problems: string[]): void {
  if (codeOf(error) !== 'EPIPE') problems.push(cliWords.cannotWrite(file, messageOf(error)))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

process.exitCode = main(process.argv.slice(2))
