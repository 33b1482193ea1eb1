import { readFileSync } from 'node:fs'

/**
 * What a page loads before it obeys: the scripts and styles that its HTML names. Fonts are not among them.
 *
 * @param {string} page
 * @returns {string[]}
 */
function namedBy(page) {
  const html = readFileSync(new URL(`dist/${page}`, import.meta.url), 'utf8')
  const names = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, name = '']) => name)
  return [`dist/${page}`, ...names.map((name) => new URL(name, `file:///dist/${page}`).pathname.slice(1))]
}

const lab = { name: 'the lab until it obeys', path: namedBy('lab/index.html'), gzip: true, limit: '138.5 kB' }
const embed = {
  name: 'a frame until it obeys',
  path: namedBy('embed/index.html'),
  gzip: true,
  limit: '135.3 kB',
}
const all = { name: 'every script', path: 'dist/assets/*.js', gzip: true, limit: '352 kB' }

export default [lab, embed, all]
