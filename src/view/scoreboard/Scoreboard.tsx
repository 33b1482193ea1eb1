import { useSight } from '../../state/sight.ts'
import { type Side, scoreWords as words } from '../../words/en/score.ts'
import { Figure } from '../figure/Figure.tsx'
import { Mark } from '../marks/Mark.tsx'
import { laneTallyOf } from './laneTallyOf.ts'
import { MeasureCell } from './MeasureCell.tsx'
import styles from './Scoreboard.module.css'
import { hasTrouble, ledgerOf, MEASURES, TROUBLES, type Trouble, troubleFigureOf } from './scoreRows.ts'

interface ScoreboardProps {
  /** The figure's number on its page. */
  number: number
}

/** The score up to the moment shown: what both sides sent and waited, with what theory expects in small print. */
export function Scoreboard({ number }: ScoreboardProps) {
  return (
    <Figure number={number} title={words.title} remark={words.remark}>
      <div className={styles['frame']}>
        <table className={styles['table']}>
          <caption className="visually-hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{words.measure}</span>
              </th>
              <SideHead side="poll" />
              <SideHead side="webhook" />
            </tr>
          </thead>
          <tbody>
            {MEASURES.map((measure) => (
              <tr key={measure}>
                <th scope="row">{words.rows[measure]}</th>
                <MeasureCell side="poll" measure={measure} />
                <MeasureCell side="webhook" measure={measure} />
              </tr>
            ))}
            {TROUBLES.map((trouble) => (
              <TroubleRow key={trouble} trouble={trouble} />
            ))}
          </tbody>
        </table>
        <dl className={styles['ledger']} aria-label={words.ledger.title}>
          <LedgerLine side="poll" />
          <LedgerLine side="webhook" />
        </dl>
      </div>
    </Figure>
  )
}

function useIsInRun(side: Side): boolean {
  return useSight((sight) => laneTallyOf(sight, side) !== undefined)
}

/** The head of a side's column: its mark and name, or that it is not in this run. */
function SideHead({ side }: { side: Side }) {
  const isInRun = useIsInRun(side)
  return (
    <th scope="col" className={styles[side]} data-dim={!isInRun}>
      <Mark name={side === 'poll' ? 'question' : 'webhook'} size={17} /> {words.sides[side]}
      {!isInRun && <span className={styles['absent']}>{words.notInRun}</span>}
    </th>
  )
}

/** A row that appears when a kind of trouble has occurred on either side. */
function TroubleRow({ trouble }: { trouble: Trouble }) {
  const isShown = useSight((sight) => hasTrouble(sight, trouble))
  if (!isShown) return null
  return (
    <tr className={styles['trouble']}>
      <th scope="row">{words.rows[trouble]}</th>
      <TroubleCell side="poll" trouble={trouble} />
      <TroubleCell side="webhook" trouble={trouble} />
    </tr>
  )
}

function TroubleCell({ side, trouble }: { side: Side; trouble: Trouble }) {
  const figure = useSight((sight) => troubleFigureOf(sight, side, trouble))
  return (
    <td>
      <span className={styles['figure']}>{figure}</span>
    </td>
  )
}

/** The account of every order on a side, whose parts add up to all that happened. */
function LedgerLine({ side }: { side: Side }) {
  const account = useSight((sight) => ledgerOf(sight, side))
  return (
    <div>
      <dt className={styles[side]}>{words.sides[side]}</dt>
      <dd>{account}</dd>
    </div>
  )
}
