import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { e2eCounts, unitCounts } from './testCounts.mjs'

let folder = ''

function report(content: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shoulder-tap-counts-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('counts a file that could not be loaded as one failed unit test', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
  ]
  expect(unitCounts(report({ numPassedTests: 5, numFailedTests: 1, testResults }))).toEqual({
    passed: 5,
    failed: 2,
  })
})

it('counts an error outside all tests as one failed e2e test', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 0 }
  expect(e2eCounts(report({ stats, errors: [{}] }))).toEqual({ passed: 3, failed: 2 })
})

it('counts a runner that wrote no report as one failure', () => {
  expect(unitCounts(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1 })
  expect(e2eCounts(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1 })
})
