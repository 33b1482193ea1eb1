import { describe, expect, it } from 'vitest'
import { sentenceOfProblem } from './Problem.ts'
import { readScenarioText } from './readScenario.ts'

describe('scenario text', () => {
  it('may begin with a byte order mark', () => {
    expect(readScenarioText('\uFEFF{"seed":9}').scenario?.seed).toBe(9)
  })

  it('that is not JSON is told in one line', () => {
    for (const text of ['', '{', '{\n "a": 1,\n x', 'null x', '\uFEFF\uFEFF{}', "{'seed':1}"]) {
      const [sentence, ...more] = (readScenarioText(text).problems ?? []).map(sentenceOfProblem)
      expect(more).toEqual([])
      expect(sentence).toMatch(/^scenario must be JSON, got .+\.$/)
      expect(sentence).not.toMatch(/\n/)
    }
  })

  it('with a number too large for a number is refused', () => {
    const { problems } = readScenarioText('{"durationMs":1e400,"seed":-1e999}')
    expect((problems ?? []).map(({ path, got }) => `${path} ${got}`)).toEqual([
      'seed -Infinity',
      'durationMs Infinity',
    ])
  })

  it('with minus zero holds zero', () => {
    const text = `{"seed":-0,"events":{"kind":"trace","atMs":[-0,1]},"lanes":[{"id":"b","strategy":"webhook",
      "dispatchMs":-0,"retry":{"delaysMs":[-0]}}],
      "interventions":[{"atMs":-0,"set":{"lanes.b.dispatchMs":-0,"lanes.b.retry.delaysMs":[-0]}}]}`
    const { scenario } = readScenarioText(text)
    expect(scenario?.seed).toBe(0)
    expect(scenario?.events).toEqual({ kind: 'trace', atMs: [0, 1] })
    expect(scenario?.lanes[0]).toMatchObject({ dispatchMs: 0, retry: { delaysMs: [0] } })
    const set = { 'lanes.b.dispatchMs': 0, 'lanes.b.retry.delaysMs': [0] }
    expect(scenario?.interventions).toEqual([{ atMs: 0, set }])
  })

  it('never breaks a line in a problem', () => {
    const { problems } = readScenarioText('{"a\\nb\\u001b[31m\\u2028":1}')
    expect(sentenceOfProblem(problems?.[0] as never)).toMatch(/^a b \[31m {2}must be one of/)
  })
})
