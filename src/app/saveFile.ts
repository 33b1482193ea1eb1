import { shortScenario } from '../scenario/shortScenario.ts'
import { currentRun } from '../state/theRun.ts'
import { fileWords } from '../words/en/file.ts'

/** Saves the run with all its interventions as a scenario file. */
export function saveFile(): void {
  const json = JSON.stringify(shortScenario(currentRun().scenario), null, 1)
  const address = URL.createObjectURL(new Blob([json], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileWords.fileName
  link.click()
  URL.revokeObjectURL(address)
}
