import { createPollingLane } from './referencePolling.ts'
import { type ReferenceRun, report } from './referenceReport.ts'
import { createTimes, meanGapUs } from './referenceTimes.ts'
import type { CompleteScenario, Draws, Intervention } from './referenceTypes.ts'
import { createWebhookLane } from './referenceWebhook.ts'
import { createCalendar, type Entry, type LaneParts, RANK, toUs, type World } from './referenceWorld.ts'

/** Replaces the value at each path; a lane is named by its id. */
const withValues = (scenario: CompleteScenario, set: Record<string, unknown>): CompleteScenario => {
  const copy = structuredClone(scenario)
  for (const [path, value] of Object.entries(set)) {
    const names = path.split('.')
    const field = names.pop() ?? ''
    let place: unknown = copy
    for (const name of names) {
      const lane = place === copy.lanes ? copy.lanes.find((l) => l.id === name) : undefined
      place = lane ?? (place as Record<string, unknown>)[name]
    }
    if (typeof place !== 'object' || place === null || !(field in place)) {
      throw new Error(`Path must exist, got ${path}.`)
    }
    ;(place as Record<string, unknown>)[field] = structuredClone(value)
  }
  return copy
}

/** Makes the events of the source. */
const createEvents = (world: World, happen: () => void) => {
  const happenAt = (atUs: number): Entry => world.plan(atUs, RANK.event, [], happen)
  const times = createTimes(world, {
    rank: RANK.event,
    order: [],
    drawGap: (n, meanUs) => Math.round(world.draws.gap(n) * meanUs),
    fire() {
      const { events } = world.scenario
      if (events.kind !== 'bursty') return happen()
      happen()
      for (let k = 1; k < events.burstSize; k++) happenAt(world.nowUs + k * toUs(events.spacingMs))
    },
  })
  return {
    start: () => times.start(world.scenario.events),
    changed(before: CompleteScenario): void {
      if (meanGapUs(before.events) !== meanGapUs(world.scenario.events)) times.rescale(world.scenario.events)
    },
  }
}

const planOutageEdges = (world: World, part: LaneParts): void => {
  for (const outage of world.scenario.lanes[part.state.index]?.handler.outages ?? []) {
    for (const ms of [outage.fromMs, outage.toMs]) {
      if (toUs(ms) >= world.nowUs) world.plan(toUs(ms), RANK.outageEdge, [part.state.index], part.outageEdge)
    }
  }
}

/** Runs a complete scenario up to `untilMs`, by the letter of the model. */
export const reference = (scenario: CompleteScenario, untilMs: number, draws: Draws): ReferenceRun => {
  const calendar = createCalendar()
  const world: World = {
    nowUs: 0,
    scenario: structuredClone(scenario),
    draws,
    happenedAtUs: [],
    plan(atUs, rank, order, act) {
      if (!(atUs >= world.nowUs))
        throw new Error(`Entry must not lie in the past, got ${atUs} at ${world.nowUs}.`)
      const entry: Entry = { key: [atUs, rank, ...order], act, isVoid: false }
      calendar.add(entry)
      return entry
    },
  }
  const parts = scenario.lanes.map((lane, index) =>
    lane.strategy === 'webhook'
      ? createWebhookLane(world, index, lane.id)
      : createPollingLane(world, index, lane.id),
  )
  const happen = (): void => {
    world.happenedAtUs.push(world.nowUs)
    for (const part of parts) part.eventHappened(world.happenedAtUs.length)
  }
  const events = createEvents(world, happen)

  const set = (values: Record<string, unknown>): void => {
    const before = world.scenario
    world.scenario = withValues(before, values)
    events.changed(before)
    for (const part of parts) {
      part.changed(before)
      part.outageEdge()
      planOutageEdges(world, part)
    }
  }

  const intervene = (intervention: Intervention): void => {
    if ('set' in intervention) set(intervention.set)
    else if (intervention.do === 'emit') happen()
    else act(intervention)
  }

  const act = (intervention: Extract<Intervention, { lane: string }>): void => {
    const part = parts.find((p) => p.state.id === intervention.lane)
    if (intervention.do === 'poll') part?.pollNow()
    if (intervention.do === 'redeliver') part?.redeliver(intervention.event)
    if (intervention.do === 'forge') part?.forge(intervention.replay ?? false)
    if (intervention.do === 'drop') {
      const wire = part?.state.requests[intervention.request - 1]?.wire
      if (wire) wire.isVoid = true
    }
  }

  scenario.interventions.forEach((intervention, i) => {
    world.plan(toUs(intervention.atMs), RANK.intervention, [i], () => intervene(intervention))
  })
  for (const part of parts) {
    planOutageEdges(world, part)
    part.start()
  }
  events.start()
  for (;;) {
    const entry = calendar.next(toUs(untilMs))
    if (!entry) break
    world.nowUs = entry.key[0] ?? 0
    entry.act()
  }
  return report(world, parts, untilMs)
}
