import { describe, expect, it } from 'vitest'
import { readPresentation } from './presentation.ts'

const USUAL = { theme: 'auto', motion: 'auto', speed: 1, height: 0 }

describe('the query of a page', () => {
  it.each(['', '?', '?utm=5&id=x&endpoint=y', '&&=&%', '?view=stage'])(
    'asks for nothing of ours: %j',
    (query) => {
      expect(readPresentation(query)).toEqual({ presentation: USUAL, problems: [] })
    },
  )

  it('is taken at its word', () => {
    expect(readPresentation('?theme=dark&motion=reduced&speed=0.05&height=600')).toEqual({
      presentation: { theme: 'dark', motion: 'reduced', speed: 0.05, height: 600 },
      problems: [],
    })
    expect(readPresentation('theme=auto&motion=full&speed=1000&height=auto').presentation).toEqual({
      ...USUAL,
      motion: 'full',
      speed: 1000,
    })
  })

  it.each([
    ['theme', 'pink', 'be auto or light or dark'],
    ['theme', '', 'be auto or light or dark'],
    ['motion', 'Reduced', 'be auto or reduced or full'],
    ['speed', '0.049', 'be from 0.05 to 1000'],
    ['speed', '1001', 'be from 0.05 to 1000'],
    ['speed', 'NaN', 'be from 0.05 to 1000'],
    ['speed', '', 'be from 0.05 to 1000'],
    ['height', '119', 'be auto or from 120 to 4000'],
    ['height', '4001', 'be auto or from 120 to 4000'],
    ['height', '600px', 'be auto or from 120 to 4000'],
    ['height', '-600', 'be auto or from 120 to 4000'],
  ])('that asks %s of "%s" gets the usual one and is told', (path, text, must) => {
    expect(readPresentation(`?${path}=${text}`)).toEqual({
      presentation: USUAL,
      problems: [{ path, must, got: JSON.stringify(text) }],
    })
  })

  it('tells everything that is wrong, shortened', () => {
    const { problems } = readPresentation(`?speed=fast&theme=${'x'.repeat(500)}`)
    expect(problems.map(({ path }) => path)).toEqual(['theme', 'speed'])
    expect(problems[0]?.got.length).toBeLessThan(50)
  })

  it('that gives a key twice is taken at its last word and told', () => {
    expect(readPresentation('?speed=2&speed=5')).toEqual({
      presentation: { ...USUAL, speed: 5 },
      problems: [{ path: 'speed', must: 'be given once', got: '2 of it' }],
    })
  })
})
