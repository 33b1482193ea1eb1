import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { siteFolder } from '../scripts/buildSite.mjs'
import type { Bench } from './Bench.ts'

/** Sum of the sizes, in bytes, of the built files whose name matches, each as gzip makes it. */
function gzipBytes(names: RegExp): number {
  return readdirSync(siteFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => names.test(name))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(siteFolder, name)), { level: 9 }).length, 0)
}

/** Everything that the built site can send, fonts apart: they are compressed already. */
export const bundleBenches: readonly Bench[] = [
  {
    name: 'lab.gzip.total',
    unit: 'B',
    aim: { atMost: 400_000 },
    run: async () => ({
      value: gzipBytes(/\.(js|css|html)$/),
      scripts: gzipBytes(/\.js$/),
      styles: gzipBytes(/\.css$/),
    }),
  },
]
