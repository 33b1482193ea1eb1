import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveFolder } from '../scripts/serveFolder.mjs'

/** A page of somebody else's, with a field in use and one frame, whose height it sets as the frame asks. */
const HOST_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A course page</title>
<link rel="icon" href="data:,">
<style>body { margin: 0 } iframe { display: block; border: 0; height: 150px }</style>
<h1>A course page</h1>
<label>Your name <input id="name"></label>
<div id="place"></div>
<p>What comes after the frame.</p>
<script>
  const query = new URLSearchParams(location.search)
  const frame = document.createElement('iframe')
  if (query.has('sandbox')) frame.setAttribute('sandbox', query.get('sandbox'))
  frame.title = 'Polling and webhooks'
  frame.style.width = query.get('width') + 'px'
  window.told = []
  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow) return
    window.told.push(event.data)
    if (event.data.subject === 'lti.frameResize') frame.style.height = event.data.height + 'px'
  })
  document.getElementById('name').focus()
  frame.src = query.get('src')
  document.getElementById('place').append(frame)
</script>
</html>
`

interface Server {
  url: string
  close: () => Promise<void>
}

/** Serves a host page on `localhost`: another site than `127.0.0.1` to a browser. */
export function serveHostPage(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'host-page-'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), HOST_PAGE)
  return serveFolder(folder)
}

/** Serves the built site on `127.0.0.1`, under a path if one is given. */
export async function serveSite(prefix = '/'): Promise<Server> {
  const folder = new URL('../dist', import.meta.url).pathname
  const { url, close } = await serveFolder(folder, { prefix })
  return { url: url.replace('//localhost:', '//127.0.0.1:'), close }
}
