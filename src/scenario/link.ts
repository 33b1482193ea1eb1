import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import type { Scenario } from '../engine/Scenario.ts'
import { ENGINE_VERSION } from '../engine/Simulation.ts'
import { fromBase64Url, toBase64Url } from './base64url.ts'
import { type Problem, shown } from './Problem.ts'
import { readScenarioText } from './readScenario.ts'
import { shortScenario } from './shortScenario.ts'

const MOST_ENCODED = 32 * 1024
const MOST_INFLATED = 256 * 1024
const LONGEST_US = 31_622_400_000_000
const CODEC = '1.'

/** What a link holds: a run and the moment of it that is shown. */
export interface LinkedRun {
  scenario: Scenario
  atUs: number
}

/** What came of reading a link: a run if there is a good one, and all that is wrong or worth knowing. */
export interface ReadLink {
  run?: LinkedRun
  problems: readonly Problem[]
  /** The engine that the run was made with, if it is another one. */
  otherEngine?: string
}

/** The scenario as text for a link: short JSON, deflated, in base64url, after the number of the codec. */
export function encodeScenario(scenario: Scenario): string {
  return encoded(jsonOf(scenario))
}

/** The fragment of a link to a run, without `#`, or nothing if the run is too large for a link. */
export function linkTo({ scenario, atUs }: LinkedRun): string | undefined {
  const json = jsonOf(scenario)
  const text = json.length <= MOST_INFLATED ? encoded(json) : ''
  if (text === '' || text.length > MOST_ENCODED) return undefined
  return `s=${text}&t=${atUs}&e=${ENGINE_VERSION}`
}

function jsonOf(scenario: Scenario): Uint8Array {
  return strToU8(JSON.stringify(shortScenario(scenario)))
}

function encoded(json: Uint8Array): string {
  return CODEC + toBase64Url(deflateSync(json, { level: 9 }))
}

/** Reads the fragment of a link, with or without `#`. It may come from anywhere: it never throws. */
export function readLink(fragment: string): ReadLink {
  const parts = new Map(fragment.replace(/^#/, '').split('&').map(splitPart))
  const text = parts.get('s')
  if (text === undefined) return { problems: strangers(parts) }
  const read = readEncoded(text)
  if ('problems' in read) return { problems: read.problems }
  const problems: Problem[] = []
  const atUs = readMoment(parts.get('t'), problems)
  const engine = parts.get('e')
  const other = engine !== undefined && engine !== ENGINE_VERSION ? { otherEngine: engine.slice(0, 20) } : {}
  return { run: { scenario: read.scenario, atUs }, problems, ...other }
}

function splitPart(part: string): readonly [string, string] {
  const at = part.indexOf('=')
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]
}

function strangers(parts: ReadonlyMap<string, string>): readonly Problem[] {
  if (!parts.has('p')) return []
  return [{ path: 'p', must: 'name a ready-made run', got: shown(parts.get('p')) }]
}

function readMoment(text: string | undefined, problems: Problem[]): number {
  if (text === undefined) return 0
  const atUs = Number(text)
  if (/^\d{1,17}$/.test(text) && atUs <= LONGEST_US) return atUs
  problems.push({ path: 't', must: `be a whole number of µs from 0 to ${LONGEST_US}`, got: shown(text) })
  return 0
}

function readEncoded(encoded: string): { scenario: Scenario } | { problems: readonly Problem[] } {
  const problem = (must: string, got: string) => ({ problems: [{ path: 's', must, got }] })
  if (encoded.length > MOST_ENCODED) {
    return problem(`be at most ${MOST_ENCODED} characters`, `${encoded.length} of them`)
  }
  if (!encoded.startsWith(CODEC)) return problem(`begin with ${CODEC}`, shown(encoded.slice(0, 10)))
  const bytes = fromBase64Url(encoded.slice(CODEC.length))
  const text = bytes && inflate(bytes)
  if (text === undefined) return problem('hold a whole run', 'a broken one')
  const read = readScenarioText(text)
  return read.scenario ? { scenario: read.scenario } : { problems: read.problems }
}

/** The inflated text, or nothing if it is broken or too large. */
function inflate(bytes: Uint8Array): string | undefined {
  try {
    // A full buffer means that there was more: fflate stops there without saying so.
    const out = inflateSync(bytes, { out: new Uint8Array(MOST_INFLATED + 1) })
    return out.length > MOST_INFLATED ? undefined : strFromU8(out)
  } catch {
    return undefined
  }
}
