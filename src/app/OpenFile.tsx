import { useEffect, useRef } from 'react'
import { fileWords } from '../words/en/file.ts'
import styles from './OpenFile.module.css'
import { openFile } from './openFile.ts'

/** Opens a scenario file: chosen with the button, or dropped anywhere on the page. */
export function OpenFile() {
  const inputRef = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file) void openFile(file)
    }
    document.addEventListener('dragover', allow)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', allow)
      document.removeEventListener('drop', drop)
    }
  }, [])
  const choose = () => {
    const file = inputRef.current?.files?.[0]
    if (file) void openFile(file)
    if (inputRef.current) inputRef.current.value = ''
  }
  return (
    <p className={styles['open']}>
      <input
        ref={inputRef}
        className="visually-hidden"
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={fileWords.openFile}
        onChange={choose}
      />
      <button type="button" className={styles['button']} onClick={() => inputRef.current?.click()}>
        {fileWords.openFile}
      </button>
      <span>{fileWords.dropHere}</span>
    </p>
  )
}
