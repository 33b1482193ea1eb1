import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ version: string, license?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage */

const HEAD = `# Licences of third parties

Shoulder Tap itself is under the MIT licence (LICENSE). What it ships to a reader's browser is made with the packages
below. This list is written from package-lock.json by \`npm run licences\`; do not edit it by hand.
`

/** @param {string} text @returns {string} the text without spaces at the ends of its lines and of the file */
const tidy = (text) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()

/** @param {string} folder @returns {string | undefined} */
function licenceTextIn(folder) {
  const file = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|ofl)/i.test(name))
    .sort()[0]
  return file === undefined ? undefined : tidy(readFileSync(join(folder, file), 'utf8'))
}

/** @param {string} root @param {string} path @param {LockedPackage} locked @returns {string} */
function section(root, path, { version, license }) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const folder = join(root, path)
  const text = existsSync(folder) ? licenceTextIn(folder) : undefined
  const said =
    text === undefined ? 'The package ships no text of its licence.' : `\`\`\`\`text\n${text}\n\`\`\`\``
  return `## ${name} ${version}\n\nLicence: ${license ?? 'not named'}\n\n${said}\n`
}

/**
 * The licences of the packages that reach a reader, as Markdown in the order of the lock file. Packages must be
 * installed.
 *
 * @param {string} root the folder that holds the lock file
 * @returns {string}
 */
export function thirdPartyLicences(root) {
  /** @type {Record<string, LockedPackage>} */
  const packages = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const shipped = Object.entries(packages).filter(
    ([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional,
  )
  return [HEAD, ...shipped.map(([path, locked]) => section(root, path, locked))].join('\n')
}
