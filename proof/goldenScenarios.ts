import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('scenarios/', import.meta.url)

/** The files of proof/scenarios as parsed JSON, by name without ending. For Node only: hand them to hashesOf. */
export function goldenScenarios(): Record<string, unknown> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    names
      .sort()
      .map((name) => [
        name.slice(0, -'.json'.length),
        JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')),
      ]),
  )
}
