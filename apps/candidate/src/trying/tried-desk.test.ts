import { expect, test } from 'vitest'
import { startTriedDesk } from './tried-desk.ts'

test('what is still being drawn is among the answers that are handed in, and they are what is answered then', async () => {
  const desk = startTriedDesk()
  desk.answer('choice', { kind: 'options', optionIds: ['a'] } as never)
  const page = { kind: 'files', files: [] } as never
  const letGo = desk.onHandingIn(() => desk.keep('drawing', page))
  const handedIn = await desk.handIn()
  expect(Object.keys(handedIn)).toEqual(['choice', 'drawing'])
  expect(handedIn).toBe(desk.state().answers)
  letGo()
  desk.answer('choice', { kind: 'options', optionIds: ['b'] } as never)
  expect(await desk.handIn()).not.toBe(handedIn)
})

test('a flag is set and taken away again, and is no answer', () => {
  const desk = startTriedDesk()
  const { answers } = desk.state()
  desk.flag('choice')
  expect(desk.state().flags).toEqual(['choice'])
  desk.flag('choice')
  expect(desk.state()).toEqual({ answers, flags: [] })
  expect(desk.state().answers).toBe(answers)
})
