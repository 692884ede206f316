import { expect, test } from 'vitest'
import type { Region } from './region.ts'
import type { Sighting } from './things-kinds.ts'
import { evidenceOf, phoneSureness, surenessOf } from './things-sureness.ts'
import { isSamePlace, suspectsAmong } from './things-suspects.ts'
import type { View } from './view.ts'

const view: View = {
  width: 640,
  height: 480,
  crop: () => new Float32Array(),
  luma: () => new Float32Array(),
}

/** A face 100 pixels wide in the middle of the picture. */
const face: Region = { left: 270, top: 150, right: 370, bottom: 280 }

const aPhone = (place: Region, score = 0.4): Sighting => ({ ...place, what: 'phone', score })

test('at a network’s own threshold a thing is as likely there as not, on one scale for both', () => {
  expect(surenessOf('centernet', 'person', 0.25)).toBeCloseTo(0.5)
  expect(surenessOf('nanodet', 'person', 0.4)).toBeCloseTo(0.5)
  expect(surenessOf('centernet', 'book', 0.3)).toBeGreaterThan(0.7)
})

test('what both networks call a phone in both crops is one, and what one of them doubts is not', () => {
  const yes = { phone: 0.5, rival: 0.15, person: 0.05 }
  const no = { phone: 0.02, rival: 0.05, person: 0.05 }
  expect(phoneSureness({ centernet: [yes, yes], nanodet: [yes, yes] })).toBeGreaterThan(0.9)
  expect(phoneSureness({ centernet: [no, no], nanodet: [yes, no] })).toBeLessThan(0.3)
})

test('a network alone is judged by its own weights, and none is sure of nothing', () => {
  const yes = { phone: 0.5, rival: 0.15, person: 0.05 }
  expect(phoneSureness({ nanodet: [yes, yes] })).toBeGreaterThan(0.8)
  expect(phoneSureness({ centernet: [yes, yes] })).toBeGreaterThan(0.8)
  expect(phoneSureness({})).toBeLessThan(0.05)
})

test('evidence is the best of each sort, and none is nothing', () => {
  const place = { left: 0, top: 0, right: 1, bottom: 1 }
  const sightings: Sighting[] = [
    { ...place, what: 'phone', score: 0.4 },
    { ...place, what: 'remote', score: 0.2 },
    { ...place, what: 'mouse', score: 0.3 },
  ]
  expect(evidenceOf(sightings)).toEqual({ phone: 0.4, rival: 0.3, person: 0 })
  expect(evidenceOf([])).toEqual({ phone: 0, rival: 0, person: 0 })
})

test('a mouth and an eye are no phones, but a phone at the ear may be one', () => {
  const mouth = aPhone({ left: 300, top: 235, right: 340, bottom: 260 })
  const atTheEar = aPhone({ left: 360, top: 170, right: 395, bottom: 250 })
  expect(suspectsAmong([mouth], 'nanodet', view, face)).toEqual([])
  expect(suspectsAmong([atTheEar], 'nanodet', view, face)).toHaveLength(1)
  expect(suspectsAmong([mouth], 'nanodet', view, undefined)).toHaveLength(1)
})

test('what is far smaller or larger than a phone beside this face is none', () => {
  const earring = aPhone({ left: 380, top: 250, right: 388, bottom: 265 })
  const jacket = aPhone({ left: 100, top: 100, right: 500, bottom: 470 })
  expect(suspectsAmong([earring, jacket], 'nanodet', view, face)).toEqual([])
})

test('the surest suspects come first, in fractions of the picture, and unsure ones not at all', () => {
  const left = { left: 64, top: 48, right: 128, bottom: 144 }
  const suspects = suspectsAmong([aPhone(left, 0.3), aPhone(face, 0.1)], 'nanodet', view, undefined)
  expect(suspects).toEqual([{ place: { left: 0.1, top: 0.1, right: 0.2, bottom: 0.3 }, score: 0.3 }])
})

test('a thing that moved by less than itself is the same thing', () => {
  const place = { left: 0.1, top: 0.1, right: 0.2, bottom: 0.2 }
  expect(isSamePlace(place, { ...place, left: 0.19, right: 0.29 })).toBe(true)
  expect(isSamePlace(place, { ...place, left: 0.25, right: 0.35 })).toBe(false)
})
