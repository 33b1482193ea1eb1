import { buildSite, siteFolder } from './buildSite.mjs'
import { ensureInstalled } from './ensureInstalled.mjs'
import { openBrowser } from './openBrowser.mjs'
import { serveFolder } from './serveFolder.mjs'

ensureInstalled()
await buildSite()

const { url } = await serveFolder(siteFolder, {
  port: Number(process.env['PORT'] ?? 0),
  host: process.env['HOST'] ?? '127.0.0.1',
})
console.log(`Shoulder Tap is at ${url}`)
openBrowser(url)
