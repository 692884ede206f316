import { expect, test } from 'vitest'
import { plays } from './recording.ts'

test('a phone beside the keyboard is noticed once, though one look is less sure of it', () => {
  expect(plays('phone-seen/triggers-a-phone-beside-the-keyboard')).toMatchObject([
    { phase: 'began', detail: { what: 'phone', where: 'right' } },
    { phase: 'ended' },
  ])
})

test('where it is stands in the signal, in fractions of the picture, so that it can be cut out', () => {
  const { detail } = plays('phone-seen/triggers-a-phone-held-low-at-the-left')[0] ?? {}
  expect(detail).toMatchObject({ where: 'left' })
  expect(detail?.left).toBeCloseTo(0.12, 1)
  expect(detail?.top).toBeCloseTo(0.78, 1)
  expect(detail?.width).toBeCloseTo(0.09, 1)
  expect(detail?.height).toBeCloseTo(0.12, 1)
})

test('a browser that looks every five seconds notices it too', () => {
  expect(plays('phone-seen/triggers-found-by-a-browser-that-looks-seldom')[0]).toMatchObject({
    phase: 'began',
    detail: { where: 'middle' },
  })
})

test('no signal is sure that it is a phone', () => {
  const confidences = plays('phone-seen/triggers-a-phone-beside-the-keyboard').map((one) => one.confidence)
  expect(confidences).toHaveLength(2)
  expect(Math.max(...confidences)).toBeLessThan(0.95)
})

test('one glimpse is no phone, nor are a remote control and a mouse', () => {
  expect(plays('phone-seen/quiet-a-glimpse-of-something-dark')).toEqual([])
  expect(plays('phone-seen/quiet-a-remote-control-and-a-mouse')).toEqual([])
})

test('who wants less to look at asks for more looks', () => {
  const name = 'phone-seen/triggers-found-by-a-browser-that-looks-seldom'
  expect(plays(name, { looks: 5 })).toEqual([])
})

test('two sure looks in ten seconds are enough, two doubtful ones are not', () => {
  expect(plays('phone-seen/triggers-seen-surely-in-two-of-four-looks')[0]).toMatchObject({
    phase: 'began',
    detail: { where: 'right' },
  })
  expect(plays('phone-seen/quiet-doubted-in-two-of-four-looks')).toEqual([])
})
