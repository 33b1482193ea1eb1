import { beforeEach, expect, it } from 'vitest'
import { dismiss, tell, useNotices, withdraw } from './notices.ts'

const titles = () => useNotices.getState().notices.map(({ title }) => title)

beforeEach(() => useNotices.setState({ notices: [] }))

it('what is told stays until it is put away', () => {
  tell('One', ['first'])
  tell('Two', [], true)
  expect(useNotices.getState().notices).toMatchObject([
    { title: 'One', lines: ['first'], offersFile: false },
    { title: 'Two', lines: [], offersFile: true },
  ])
  dismiss(useNotices.getState().notices[0]?.id ?? 0)
  expect(titles()).toEqual(['Two'])
})

it('the same title is told once, with its latest lines and a new id', () => {
  tell('One', ['first'])
  const { id } = useNotices.getState().notices[0] ?? {}
  tell('Two', [])
  tell('One', ['second'])
  expect(titles()).toEqual(['Two', 'One'])
  expect(useNotices.getState().notices[1]).toMatchObject({ lines: ['second'] })
  expect(useNotices.getState().notices[1]?.id).not.toBe(id)
})

it('a title is withdrawn where it is told, and nothing changes where it is not', () => {
  tell('One', [])
  const before = useNotices.getState().notices
  withdraw('Two')
  expect(useNotices.getState().notices).toBe(before)
  withdraw('One')
  expect(titles()).toEqual([])
})
