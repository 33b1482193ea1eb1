import { constants, setPriority } from 'node:os'
import { compareWithReality, type Outcome } from './compareWithReality.ts'
import { comparisonTable } from './comparisonTable.ts'
import { delaysOf, legsOf, meanOf, p90Of, servicesOf } from './measured.ts'
import { QUIET, type RealSettings, SLOW } from './RealSettings.ts'
import { readSeconds } from './readSeconds.ts'

/** Timers that are later than this in one of ten cases tell of a machine that is busy with something else. */
const BUSY_MS = 3

const USAGE = 'Usage: npm run reality [-- --seconds N]'

function settingsText({ eventsPerMinute, polling, webhook, handler }: RealSettings): string {
  return [
    `${eventsPerMinute} events a minute`,
    `asked every ${polling.intervalMs} ms`,
    `${handler.workers} worker${handler.workers === 1 ? '' : 's'} of ${handler.serviceMs} ms`,
    `timeout ${webhook.timeoutMs} ms`,
    `retries after ${webhook.delaysMs.join(' and ')} ms`,
  ].join(', ')
}

function measuredText({ run }: Outcome): string {
  const shown = (values: readonly number[]) =>
    `${meanOf(values).toFixed(2)} ms on average, p90 ${p90Of(values).toFixed(2)} ms`
  return [
    `${run.eventsAtMs.length} events. Measured on this machine, and given to the engine:`,
    `  poll: one way          ${shown(legsOf('polling', run.polling))}`,
    `  poll: leaves late      ${shown(delaysOf(run.polling))}`,
    `  poll: work             ${shown(servicesOf(run.polling))}`,
    `  webhook: one way       ${shown(legsOf('webhook', run.webhook))}`,
    `  webhook: leaves late   ${shown(delaysOf(run.webhook))}`,
    `  webhook: work          ${shown(servicesOf(run.webhook))}`,
  ].join('\n')
}

function print(outcome: Outcome): void {
  console.log(`\n${outcome.settings.title}: ${settingsText(outcome.settings)}`)
  console.log(`${measuredText(outcome)}\n`)
  console.log(comparisonTable(outcome.comparisons))
}

/** Other programs make each message and alarm late; where the system allows it, they shall wait rather than we. */
function askForPriority(): void {
  try {
    setPriority(constants.priority.PRIORITY_HIGH)
  } catch {
    // It takes rights that most users do not have.
  }
}

/** Runs the real system and the engine on the same events, prints both, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const { seconds, problem } = readSeconds(args)
  if (problem !== undefined) {
    console.error(`${problem}\n${USAGE}`)
    return 2
  }
  console.log(
    `Real HTTP on 127.0.0.1 for ${seconds} s of real time, then the engine on the same event times.`,
  )
  askForPriority()
  const outcomes = await compareWithReality([QUIET, SLOW], seconds * 1000)
  for (const outcome of outcomes) print(outcome)
  const missed = outcomes.flatMap(({ comparisons }) => comparisons).filter(({ isMet }) => !isMet).length
  console.log('\nAims: counts within 2 % or 2, waits within 5 % or 5 ms.')
  console.log(missed === 0 ? 'All are met.' : `${missed} missed.`)
  const lateMs = p90Of(outcomes.flatMap(({ run }) => run.lateMs))
  if (missed > 0 && lateMs > BUSY_MS) {
    console.log(
      `One timer in ten was ${lateMs.toFixed(1)} ms late or more: this machine is busy. Try when it is not.`,
    )
  }
  return missed === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
