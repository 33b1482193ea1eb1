import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isInstalled } from './ensureInstalled.mjs'
import { rootFolder } from './rootFolder.mjs'
import { thirdPartyLicences } from './thirdPartyLicences.mjs'

interface Locked {
  optionalDependencies?: Record<string, string>
}

const packages = (): Record<string, Locked> =>
  JSON.parse(readFileSync(join(rootFolder, 'package-lock.json'), 'utf8')).packages

it('holds every package that an optional dependency names, so that npm ci works on other systems', () => {
  const names = new Set(Object.keys(packages()).map((path) => path.split('node_modules/').at(-1)))
  const missing = Object.entries(packages()).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${path} wants ${name}`),
  )
  expect(missing).toEqual([])
})

it('is what lies in node_modules', () => {
  expect(isInstalled(rootFolder)).toBe(true)
})

it('agrees with THIRD-PARTY-LICENSES.md, which npm run licences writes', () => {
  const written = readFileSync(join(rootFolder, 'THIRD-PARTY-LICENSES.md'), 'utf8')
  expect(written.replaceAll('\r\n', '\n')).toBe(thirdPartyLicences(rootFolder))
})

it('leads to packages that all name a licence', () => {
  expect(thirdPartyLicences(rootFolder)).not.toContain('Licence: not named')
})
