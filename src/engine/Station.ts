import type { LaneSettings } from './settings.ts'
import type { World } from './World.ts'

/** What all parts of one lane share: the world, the lane's number in it, and how the lane is set now. */
export class Station {
  readonly world: World
  readonly lane: number
  readonly id: string
  settings: LaneSettings

  constructor(world: World, lane: number) {
    this.world = world
    this.lane = lane
    this.settings = world.settings.lanes[lane] as LaneSettings
    this.id = this.settings.id
  }
}
