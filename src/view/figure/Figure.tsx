import { type ReactNode, useId } from 'react'
import styles from './Figure.module.css'

interface FigureProps {
  /** Its number on the page; a page with one figure leaves it out. */
  number?: number
  title: string
  /** A few words beside the title that say what one sees. */
  remark?: ReactNode
  /** What stands at the far end of the line: a clock, buttons, a link. */
  tools?: ReactNode
  children: ReactNode
}

/** A figure of the page: a rule, one line with number, title, remark and tools, then the picture. */
export function Figure({ number, title, remark, tools, children }: FigureProps) {
  const titleId = useId()
  return (
    <section className={styles['figure']} aria-labelledby={titleId}>
      <header className={styles['line']}>
        <div className={styles['names']}>
          {number !== undefined && <span className={styles['number']}>{number}</span>}
          <h2 className={styles['title']} id={titleId}>
            {title}
          </h2>
          {remark !== undefined && <span className={styles['remark']}>{remark}</span>}
        </div>
        {tools !== undefined && <div className={styles['tools']}>{tools}</div>}
      </header>
      {children}
    </section>
  )
}
