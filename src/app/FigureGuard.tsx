import { Component, type ReactNode } from 'react'
import { appWords } from '../words/en/app.ts'
import styles from './FigureGuard.module.css'

/** Keeps the page when a figure fails: says so in its place. */
export class FigureGuard extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <p className={styles['failed']} role="alert">
        {appWords.figure}
      </p>
    )
  }
}
