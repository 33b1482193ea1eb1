import { spawnSync } from 'node:child_process'
import { ensureInstalled } from './ensureInstalled.mjs'
import { rootFolder } from './rootFolder.mjs'

// Holds every law against 1000 random scenarios; PROOF_RUNS and PROOF_SEED say otherwise.
ensureInstalled()
const { status } = spawnSync('npx', ['vitest', 'run', 'proof', ...process.argv.slice(2)], {
  cwd: rootFolder,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { PROOF_RUNS: '1000', ...process.env },
})
process.exitCode = status ?? 1
