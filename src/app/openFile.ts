import { sentenceOfProblem } from '../scenario/Problem.ts'
import { readScenarioText } from '../scenario/readScenario.ts'
import { play } from '../state/clock.ts'
import { tell, withdraw } from '../state/notices.ts'
import { openScenario } from '../state/run.ts'
import { appWords } from '../words/en/app.ts'

/** Opens a scenario file and plays it. If it will not do, everything that is wrong is told and the run stays. */
export async function openFile(file: File): Promise<void> {
  const read = readScenarioText(await file.text())
  if (read.scenario) {
    withdraw(appWords.fileTitle)
    openScenario(read.scenario, 0)
    play()
  } else {
    tell(appWords.fileTitle, [...read.problems.slice(0, 8).map(sentenceOfProblem), appWords.fileKept])
  }
}
