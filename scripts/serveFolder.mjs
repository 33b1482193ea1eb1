import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const MISSING = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>Not here · Shoulder Tap</title><h1>Nothing at this address</h1><p><a href="PREFIX">To Shoulder Tap</a></p></html>`

/** @typedef {import('node:http').ServerResponse} Response */

/**
 * @param {string} pathname as the request wrote it
 * @returns {string | undefined} nothing if it cannot be decoded or could lead out of the folder
 */
function decoded(pathname) {
  try {
    const path = decodeURIComponent(pathname)
    // `//host` as a place to go on to would lead to another host.
    return /[\0\\]|\/\//.test(path) || path.split('/').includes('..') ? undefined : path
  } catch {
    return undefined
  }
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {Promise<{ file: string, bytes: number } | { folder: true } | undefined>}
 */
async function lookUp(folder, path) {
  const place = resolve(join(folder, path))
  if (place !== folder && !place.startsWith(folder + sep)) return undefined
  const found = await stat(place).catch(() => undefined)
  if (found?.isFile()) return { file: place, bytes: found.size }
  if (!found?.isDirectory()) return undefined
  const index = await stat(join(place, 'index.html')).catch(() => undefined)
  if (!index?.isFile()) return undefined
  return path.endsWith('/') ? { file: join(place, 'index.html'), bytes: index.size } : { folder: true }
}

/** @param {Response} response @param {number} status @param {Record<string, string>} headers @param {string} [body] */
function answer(response, status, headers, body = '') {
  response.writeHead(status, { 'Access-Control-Allow-Origin': '*', ...headers })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** @param {Response} response @param {string} file @param {number} bytes */
function sendFile(response, file, bytes) {
  response.writeHead(200, {
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Length': String(bytes),
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
  })
  if (response.req.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}

/** @param {string} folder @param {string} prefix @param {Response} response */
async function respond(folder, prefix, response) {
  const { method, url = '/' } = response.req
  if (method !== 'GET' && method !== 'HEAD') return answer(response, 405, { Allow: 'GET, HEAD' })
  const [pathname = '/', query] = url.split('?', 2)
  const path = decoded(pathname)
  const inner = path?.startsWith(prefix) ? path.slice(prefix.length - 1) : undefined
  const found = inner === undefined ? undefined : await lookUp(folder, inner)
  if (found && 'file' in found) return sendFile(response, found.file, found.bytes)
  const isFolder = found !== undefined || `${path}/` === prefix
  if (isFolder) return answer(response, 301, { Location: `${pathname}/${query ? `?${query}` : ''}` })
  return answer(response, 404, { 'Content-Type': TYPES['.html'] ?? '' }, MISSING.replace('PREFIX', prefix))
}

/**
 * Serves the files of a folder over HTTP, as a static host does that lets every page load them.
 *
 * @param {string} folder
 * @param {{ port?: number, host?: string, prefix?: string }} [options] port 0 is any free one; the prefix is a path
 *   such as `/sub/path/` under which the files lie
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export function serveFolder(folder, { port = 0, host = '127.0.0.1', prefix = '/' } = {}) {
  if (!prefix.startsWith('/') || !prefix.endsWith('/')) {
    throw new Error(`prefix must begin and end with a slash, got ${prefix}.`)
  }
  const root = resolve(folder)
  const server = createServer((_request, response) => {
    respond(root, prefix, response).catch(() => response.destroy())
  })
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      const close = () =>
        new Promise((/** @type {(value: void) => void} */ closed) => {
          server.close(() => closed())
          server.closeAllConnections()
        })
      done({ url: `http://localhost:${taken}${prefix}`, port: taken, close })
    })
  })
}
