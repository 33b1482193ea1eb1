import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSite } from './buildSite.mjs'
import { ensureBrowser } from './ensureBrowser.mjs'
import { ensureInstalled } from './ensureInstalled.mjs'
import { rootFolder } from './rootFolder.mjs'

ensureInstalled()
if (!(await ensureBrowser())) process.exit(1)
await buildSite()

const playwright = join(rootFolder, 'node_modules', '@playwright', 'test', 'cli.js')
const { status } = spawnSync(process.execPath, [playwright, 'test', ...process.argv.slice(2)], {
  cwd: rootFolder,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
