import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rootFolder } from './rootFolder.mjs'
import { serveFolder } from './serveFolder.mjs'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    prefix: { type: 'string', default: '/' },
    folder: { type: 'string', default: join(rootFolder, 'dist') },
  },
})

const { url } = await serveFolder(values.folder, {
  port: Number(values.port),
  host: values.host,
  prefix: values.prefix,
})
console.log(`Serving ${values.folder} at ${url}`)
