import type { Fault } from './Fault.ts'
import { FAULTS_OF_ASKING } from './faultsOfAsking.ts'
import { FAULTS_OF_CALLING } from './faultsOfCalling.ts'
import { FAULTS_OF_OTHERS } from './faultsOfOthers.ts'
import { FAULTS_OF_TIME } from './faultsOfTime.ts'

/** Faults that somebody might make, each of which a comparison with the reference must notice. */
export const FAULTS: readonly Fault[] = [
  ...FAULTS_OF_TIME,
  ...FAULTS_OF_ASKING,
  ...FAULTS_OF_CALLING,
  ...FAULTS_OF_OTHERS,
]

/** The faults by which the proof itself is tested, whatever else is planted. */
export const NAMED_FAULTS = [
  'tie order reversed',
  'retry delay counted from sending',
  'cursor moved at sending',
  'late response counted',
  'claim renewed by a duplicate',
  'timeout one microsecond early',
  'queue limit off by one',
  'draws shared between lanes',
  'skipped ticks queued',
  'jitter applied twice',
] as const
