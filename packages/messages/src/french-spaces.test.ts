import { expect, test } from 'vitest'
import { consoleFr } from './bundle/console-fr.ts'
import { withFrenchSpaces } from './french-spaces.ts'

test('no line of a French text begins with a mark of its own', () => {
  const said = withFrenchSpaces({
    room: { asks: 'Prêt ? Choisissez « Autoriser » ; merci !', of: '{n} : {x} %' },
  })
  expect(said).toEqual({
    room: {
      asks: 'Prêt\u00a0? Choisissez «\u00a0Autoriser\u00a0»\u00a0; merci\u00a0!',
      of: '{n}\u00a0: {x}\u00a0%',
    },
  })
})

test('how a number is written is left alone', () => {
  expect(withFrenchSpaces({ sure: 'sûr à {percent, number, ::percent}' })).toEqual({
    sure: 'sûr à {percent, number, ::percent}',
  })
})

test('the texts that a screen gets are set so', () => {
  expect(consoleFr.shown['for-person']).toContain('\u00a0: {steps}')
})
