import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBrowser } from './ensureBrowser.mjs'
import { ensureInstalled } from './ensureInstalled.mjs'
import { cacheFolder } from './rootFolder.mjs'
import { runStep } from './runStep.mjs'
import { e2eCounts, unitCounts } from './testCounts.mjs'

const unitReport = join(cacheFolder, 'unit.json')
const e2eReport = join(cacheFolder, 'e2e.json')

/** @type {import('./runStep.mjs').Step[]} */
const STEPS = [
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'dead code', command: ['npm', 'run', '--silent', 'deadcode'] },
  {
    name: 'unit',
    command: [
      'npx',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    counts: () => unitCounts(unitReport),
  },
  { name: 'build', command: ['npx', 'vite', 'build', '--logLevel', 'warn'] },
  { name: 'budget', command: ['npm', 'run', '--silent', 'budget'] },
  { name: 'e2e', command: ['npx', 'playwright', 'test'], counts: () => e2eCounts(e2eReport) },
]

/** Steps that look at what the build wrote. */
const AFTER_BUILD = ['budget', 'e2e']

const { values } = parseArgs({ options: { without: { type: 'string', multiple: true, default: [] } } })
const steps = STEPS.filter(({ name }) => !values.without.includes(name))

ensureInstalled()
mkdirSync(cacheFolder, { recursive: true })
const canBrowse = values.without.includes('e2e') || (await ensureBrowser()) !== undefined

const failures = new Set(canBrowse ? [] : ['browser'])
const total = { passed: 0, failed: 0 }

for (const step of steps) {
  const isHopeless =
    (AFTER_BUILD.includes(step.name) && failures.has('build')) || (step.name === 'e2e' && !canBrowse)
  if (isHopeless) {
    console.log(`${step.name.padEnd(10)} left out`)
    failures.add(step.name)
    continue
  }
  const { isOk, passed, failed } = runStep(step)
  total.passed += passed
  total.failed += failed
  if (!isOk) failures.add(step.name)
}

if (failures.size > 0) {
  console.log(
    `Not in order: ${[...failures].join(', ')}. CONTRIBUTING.md says what each means and how to mend it.`,
  )
  process.exitCode = 1
}
console.log(`${total.passed} passed, ${total.failed} failed`)
