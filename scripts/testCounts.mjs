import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number }} Counts */

/** What a runner counts for that wrote no report: it broke before its first test. */
const BROKEN = { passed: 0, failed: 1 }

/**
 * Tests that passed and failed by vitest's JSON report. A file that could not be loaded counts as one failure.
 *
 * @param {string} report
 * @returns {Counts}
 */
export function unitCounts(report) {
  if (!existsSync(report)) return BROKEN
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
}

/**
 * Tests that passed and failed by Playwright's JSON report. An error outside all tests counts as one failure.
 *
 * @param {string} report
 * @returns {Counts}
 */
export function e2eCounts(report) {
  if (!existsSync(report)) return BROKEN
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} */
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'))
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
}
