import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootFolder } from '../scripts/rootFolder.mjs'
import { countRun } from '../src/engine/countRun.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import { Trace } from '../src/engine/Trace.ts'
import type { Bench, Measures, Skipped } from './Bench.ts'
import { bestMs } from './bestMs.ts'
import { checksumOf, WORKLOAD } from './workload.ts'

const COMPILERS = ['c++', 'g++', 'clang++']
const FLAGS = ['-std=c++17', '-O3', '-ffp-contract=off']
const ROUNDS = 4
const REPEATS = 2

/** The shortest times of the three ways to run the workload, in milliseconds. */
interface Times {
  cpp: number
  counts: number
  trace: number
}

let taken: Times | Skipped | undefined

/** How long the engine takes for the workload, in times of the C++ program of the same rules. */
export const vsCppBenches: readonly Bench[] = [
  { name: 'engine.vs-cpp', unit: 'x, ms', aim: { atMost: 1 }, run: () => ratio('counts') },
  { name: 'engine.vs-cpp.trace', unit: 'x, ms', aim: { atMost: 1.25 }, run: () => ratio('trace') },
]

function ratio(way: 'counts' | 'trace'): Measures | Skipped {
  taken ??= withReference(takeTimes)
  if ('skipped' in taken) return taken
  return { value: taken[way] / taken.cpp, ms: taken[way], 'cpp-ms': taken.cpp }
}

/** Compiles the reference program, if there is a compiler. */
function withReference(use: (program: string) => Times): Times | Skipped {
  const compiler = COMPILERS.find((name) => spawnSync(name, ['--version']).status === 0)
  if (compiler === undefined) return { skipped: 'there is no C++ compiler' }
  const folder = mkdtempSync(join(tmpdir(), 'shoulder-tap-'))
  try {
    const program = join(folder, 'reference')
    const source = join(rootFolder, 'bench', 'reference.cpp')
    const { status, stderr } = spawnSync(compiler, [...FLAGS, '-o', program, source], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`reference.cpp must compile, got ${stderr}.`)
    return use(program)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs the ways in turn, so that whatever else the machine does disturbs them alike. */
function takeTimes(program: string): Times {
  const times: Times = {
    cpp: Number.POSITIVE_INFINITY,
    counts: Number.POSITIVE_INFINITY,
    trace: Number.POSITIVE_INFINITY,
  }
  for (let round = 0; round <= ROUNDS; round++) {
    const reference = runReference(program)
    let checksum = ''
    const counts = bestMs(REPEATS, () => {
      checksum = checksumOf(countRun(WORKLOAD).report)
    })
    const trace = bestMs(REPEATS, runTraced)
    if (checksum !== reference.checksum) {
      throw new Error(`Checksum of the engine must be ${reference.checksum}, got ${checksum}.`)
    }
    // The first round warms up.
    if (round === 0) continue
    times.cpp = Math.min(times.cpp, reference.ms)
    times.counts = Math.min(times.counts, counts)
    times.trace = Math.min(times.trace, trace)
  }
  return times
}

function runReference(program: string): { checksum: string; ms: number } {
  const { stdout } = spawnSync(program, [String(REPEATS)], { encoding: 'utf8' })
  const [checksum = '', , ms] = stdout.split(' ')
  return { checksum, ms: Number(ms) }
}

function runTraced(): void {
  const trace = new Trace()
  new Simulation(WORKLOAD, trace).advanceTo(WORKLOAD.durationMs * 1000)
  if (trace.hash === '') throw new Error('Hash of the trace must be told, got none.')
}
