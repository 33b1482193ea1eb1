import { useId, useState } from 'react'
import { tableWords } from '../../words/en/charts.ts'
import styles from './FigureNotes.module.css'

interface FigureNotesProps {
  /** What the figure shows now, in words. */
  caption: string
  /** The table's name, its heads and its rows; the first cell of a row names it. Asked for only while it is open. */
  title: string
  head: readonly string[]
  rows: () => readonly (readonly string[])[]
  /** Does something with the row that is named by its first cell; makes that cell a button. */
  onChoose?: (row: number) => void
}

/** The caption under a figure, and the figure as a table for those who ask. */
export function FigureNotes({ caption, title, head, rows, onChoose }: FigureNotesProps) {
  const [isOpen, setIsOpen] = useState(false)
  const tableId = useId()
  return (
    <div className={styles['notes']}>
      <p>
        {caption}{' '}
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={tableId}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? tableWords.hide : tableWords.show}
        </button>
      </p>
      <section
        id={tableId}
        className={styles['table']}
        aria-label={tableWords.region(title)}
        hidden={!isOpen}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: A long table is scrolled with the arrow keys.
        tabIndex={0}
      >
        {isOpen && <NotesTable title={title} head={head} rows={rows()} onChoose={onChoose} />}
      </section>
    </div>
  )
}

interface NotesTableProps extends Pick<FigureNotesProps, 'title' | 'head'> {
  rows: readonly (readonly string[])[]
  onChoose: FigureNotesProps['onChoose'] | undefined
}

function NotesTable({ title, head, rows, onChoose }: NotesTableProps) {
  return (
    <table>
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = '', ...cells], row) => (
          <tr key={name}>
            <th scope="row">
              {onChoose ? (
                <button type="button" onClick={() => onChoose(row)}>
                  {name}
                </button>
              ) : (
                name
              )}
            </th>
            {cells.map((cell, column) => (
              <td key={head[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
