import { sentenceOfProblem } from '../scenario/Problem.ts'
import { readScenarioText } from '../scenario/readScenario.ts'
import { play, setSpeed } from '../state/clock.ts'
import { tell, withdraw } from '../state/notices.ts'
import { openScenario } from '../state/run.ts'
import { speedFor } from '../state/speedFor.ts'
import { fileWords } from '../words/en/file.ts'

/** A notice of more lines than this would be read by nobody. */
const MOST_TOLD = 50

/** Opens a scenario file and plays it. If it will not do, everything that is wrong is told and the run stays. */
export async function openFile(file: File): Promise<void> {
  const read = readScenarioText(await file.text())
  if (read.scenario) {
    withdraw(fileWords.fileTitle)
    openScenario(read.scenario, 0)
    setSpeed(speedFor(read.scenario))
    play()
  } else {
    const told = read.problems.slice(0, MOST_TOLD).map(sentenceOfProblem)
    const more = read.problems.length - told.length
    tell(fileWords.fileTitle, [...told, ...(more > 0 ? [fileWords.andMore(more)] : []), fileWords.fileKept])
  }
}
