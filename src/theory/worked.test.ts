import { describe, expect, it } from 'vitest'
import { md1 } from './md1.ts'
import { mm1 } from './mm1.ts'
import { mmc } from './mmc.ts'
import { pollaczekKhinchine } from './pollaczekKhinchine.ts'
import rows from './worked.json' with { type: 'json' }
import { workedDelivery } from './workedDelivery.ts'
import { type WorkedForms, WorkedInputs, type WorkedRow } from './workedInputs.ts'
import { workedPolling } from './workedPolling.ts'
import { workedQueues } from './workedQueues.ts'

const worked: WorkedForms = { ...workedPolling, ...workedDelivery, ...workedQueues }

describe('the closed forms', () => {
  it.each(rows as unknown as WorkedRow[])('give the worked values of $id, $what', (row) => {
    const form = worked[row.id]
    if (form === undefined) throw new Error(`Row ${row.id} must have a form.`)
    const computed = form(new WorkedInputs(row))
    expect(Object.keys(computed).sort()).toEqual(Object.keys(row.out).sort())
    for (const [name, value] of Object.entries(row.out)) {
      expect(Math.abs((computed[name] ?? Number.NaN) - value), name).toBeLessThanOrEqual(
        1e-4 * Math.abs(value),
      )
    }
  })

  it('are all held to a worked row, and every row to a form', () => {
    expect(Object.keys(worked).sort()).toEqual(rows.map((row) => row.id).sort())
    expect(rows).toHaveLength(71)
  })

  it('refuse queues that never settle', () => {
    expect(() => mm1(10, 10)).toThrow('Arrival rate must be below 10, got 10.')
    expect(() => md1(11, 10)).toThrow('Arrival rate must be below 10, got 11.')
    expect(() => mmc(30, 10, 3)).toThrow('Arrival rate must be below 30, got 30.')
    expect(() => pollaczekKhinchine(2, 0.5, 0.5)).toThrow('Utilisation must be below 1, got 1.')
  })
})
