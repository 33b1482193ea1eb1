import { Arrivals } from '../src/engine/Arrivals.ts'
import { ENTRY } from '../src/engine/Calendar.ts'
import { Stream } from '../src/engine/chance.ts'
import { Handler } from '../src/engine/Handler.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Station } from '../src/engine/Station.ts'
import { settingsOf } from '../src/engine/settings.ts'
import { World } from '../src/engine/World.ts'
import type { Served } from './vsSimjs.ts'

class Nobody {
  row(): void {}
}

/** Serves customers at the desk of the scenario's first lane, straight from the events, with nothing between. */
export function serveWithEngine(scenario: Scenario, untilUs: number): Served {
  const world = new World(scenario.seed, settingsOf(scenario), new Nobody())
  const handler = new Handler(new Station(world, 0))
  const chance = new Stream(scenario.seed, 'arrivals', '')
  const arrivals = new Arrivals(world, chance, ENTRY.happen, 0, world.settings.events)
  const { calendar } = world
  const served = { count: 0, sojournUs: 0 }
  arrivals.start()
  while (calendar.nextAtUs < untilUs) {
    calendar.take()
    world.nowUs = calendar.atUs
    if (calendar.kind === ENTRY.happen) {
      arrivals.fall(calendar.number)
      handler.accept(world.enterEvent(false), 0)
    } else {
      served.count++
      served.sojournUs += world.nowUs - world.happenedAtUs(handler.eventOf(calendar.number))
      handler.finish(calendar.number)
      handler.startWaiting()
    }
  }
  return served
}
