import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { rootFolder } from '../scripts/rootFolder.mjs'
import type { Served } from './vsSimjs.ts'

interface Request {
  done(call: () => void): unknown
}

/** As much of simjs 2.0.3 as the queue needs. */
interface Simjs {
  Sim: new () => { addEntity(entity: unknown): void; simulate(until: number): void }
  Facility: new (name: string) => object
  Entity: new () => {
    time(): number
    setTimer(duration: number): Request
    useFacility(facility: object, duration: number): Request
  }
}

const FOLDER = join(rootFolder, 'bench', 'simjs')
const FILE = join(FOLDER, 'node_modules', 'simjs', 'sim.js')

/** Loads simjs, installed when it is not; undefined if that fails. Its bundle exports nothing but a global `Sim`. */
export function loadSimjs(): Simjs | undefined {
  if (!existsSync(FILE)) {
    const shell = process.platform === 'win32'
    const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts']
    spawnSync('npm', ['install', ...flags], { cwd: FOLDER, stdio: ['ignore', 2, 2], shell })
  }
  if (!existsSync(FILE)) return undefined
  const window: { Sim?: Simjs } = {}
  const load = runInThisContext(`(window) => {${readFileSync(FILE, 'utf8')}\n}`) as (given: object) => void
  load(window)
  return window.Sim
}

/** Serves customers one by one until `untilUs`; gaps and services are told by number, from 1. */
export function serveWithSimjs(
  simjs: Simjs,
  untilUs: number,
  gapUs: (number: number) => number,
  serviceUs: (number: number) => number,
): Served {
  const desk = new simjs.Facility('desk')
  const served = { count: 0, sojournUs: 0 }
  let arrived = 0
  class Customers extends simjs.Entity {
    start(): void {
      this.setTimer(gapUs(1)).done(() => this.come())
    }

    come(): void {
      const cameAtUs = this.time()
      arrived++
      // biome-ignore lint/correctness/useHookAtTopLevel: it is a method of simjs, not of React
      this.useFacility(desk, serviceUs(arrived)).done(() => {
        served.count++
        served.sojournUs += this.time() - cameAtUs
      })
      this.setTimer(gapUs(arrived + 1)).done(() => this.come())
    }
  }
  const simulation = new simjs.Sim()
  simulation.addEntity(Customers)
  // simjs also settles what falls at the end itself; times are whole microseconds.
  simulation.simulate(untilUs - 0.5)
  return served
}
