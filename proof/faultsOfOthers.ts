import type { Fault } from './Fault.ts'

/** Faults in what else asks and calls in a webhook lane: fetches, reconciliation and the attacker. */
export const FAULTS_OF_OTHERS: readonly Fault[] = [
  {
    name: 'a thin call whose event is known before it is fetched',
    file: 'WebhookReceiver.ts',
    patches: [
      [
        'requests.set(CALL.ackUs, request, ackUs)',
        'requests.set(CALL.ackUs, request, ackUs)\n      if (event > 0) this.#deliveries.learn(event, request)',
      ],
    ],
  },
  {
    name: 'a thin call with the content of its event',
    file: 'foldRow.ts',
    patches: [['THIN_PAYLOAD = 120', 'THIN_PAYLOAD = 1400']],
  },
  {
    name: 'a fetch that is not sent again',
    file: 'Fetcher.ts',
    patches: [['this.#send(event, job, tries + 1)', 'this.#station.world.nowUs += job * event * tries * 0']],
  },
  {
    name: 'a fetch in vain that is answered with an event',
    file: 'Fetcher.ts',
    patches: [['if (event === 0) this.#dismiss(job)', 'if (event < 0) this.#dismiss(job)']],
  },
  {
    name: 'a reconciliation that asks from the newest event on',
    file: 'Deliveries.ts',
    patches: [
      ['this.#knownUpTo < eventCount && this.isKnown(this.#knownUpTo + 1)', 'this.#knownUpTo < eventCount'],
    ],
  },
  {
    name: 'a claimed event that reconciliation makes a job',
    file: 'Reconciler.ts',
    patches: [['if (this.#claims.holds(event)) return', '']],
  },
  {
    name: 'a reconciliation that claims nothing',
    file: 'Reconciler.ts',
    patches: [['this.#claims.claim(event)', '']],
  },
  {
    name: 'a reconciliation in an outage',
    file: 'Reconciler.ts',
    patches: [['this.#unsettled === 0 && this.#door.closing === undefined', 'this.#unsettled === 0']],
  },
  {
    name: 'a first reconciliation that is counted from the beginning whenever it is switched on',
    file: 'Reconciler.ts',
    patches: [['if (!this.#hasFallen) this.#lastUs = world.nowUs', '']],
  },
  {
    name: 'lost events in spite of reconciliation',
    file: 'Deliveries.ts',
    patches: [['return this.#station.settings.reconcileUs < 0', 'return true']],
  },
  {
    name: 'replays that the signature check notices',
    file: 'WebhookReceiver.ts',
    patches: [['this.#verdictOn(event)', 'this.#verdictOn(isForged ? 0 : event)']],
  },
  {
    name: 'a signature check that is passed over in favour of work',
    file: 'WebhookReceiver.ts',
    patches: [
      [
        'if (verifiesSignature) return REJECTED',
        'if (verifiesSignature && this.#handler.isBusy) return REJECTED',
      ],
    ],
  },
  {
    name: 'forged calls to an address that nobody knows',
    file: 'Attacker.ts',
    patches: [['if (attack?.knowsUrl) this', 'if (attack) this']],
  },
  {
    name: 'a replay of what arrived in an outage',
    file: 'WebhookReceiver.ts',
    patches: [['!isForged && verdict !== REFUSED && verdict !== HUNG', '!isForged']],
  },
  {
    name: 'a replay as thin as calls are by now',
    file: 'Attacker.ts',
    patches: [
      ['this.#send(this.#event, this.#isThin, ', 'this.#send(this.#event, settings.isThin ? 1 : 0, '],
    ],
  },
  {
    name: 'a change of the attack that starts it anew at its change of rate',
    file: 'Attacker.ts',
    patches: [['else this.#times.change(attack.forged)', 'else this.#times.start(attack.forged)']],
  },
]
