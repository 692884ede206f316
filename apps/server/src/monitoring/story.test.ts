import type { CandidateStatus } from '@invigil/contract/live.ts'
import { expect, test } from 'vitest'
import { type Seen, storyDifference } from './story.ts'
import { type Told, type ToldOfKind, withStatus } from './told.ts'

const noon = Date.parse('2040-03-05T12:00:00.000Z')
const well: CandidateStatus = {
  camera: 'live',
  microphone: 'live',
  screen: 'off',
  recording: 'recording',
  sensors: 'running',
  answered: 1,
  items: 4,
  unsaved: 0,
  hasHandUp: false,
}

/** A page that has said for a minute that all is well, and these things about kinds. */
function told(status: Partial<CandidateStatus> = {}, byKind: Record<string, ToldOfKind> = {}): Told {
  const nothing = { heardAt: 0, status: undefined, wellSince: undefined, byKind: new Map() }
  const before = withStatus(nothing, { ...well, ...status }, noon - 60_000)
  return {
    ...withStatus(before, { ...well, ...status }, noon - 1_000),
    byKind: new Map(Object.entries(byKind)),
  }
}

/** What the server sees: pictures that come, and these kinds since so many seconds. */
function seen(open: Record<string, number> = {}, change: Partial<Seen> = {}): Seen {
  const kinds = Object.entries(open).map(
    ([kind, seconds]) => [kind, { since: noon - seconds * 1000, detail: {} }] as const,
  )
  return {
    since: noon - 300_000,
    pictureAt: noon - 500,
    blackSince: undefined,
    open: new Map(kinds),
    ...change,
  }
}

const goesOn: ToldOfKind = { open: new Set(['one']), until: undefined }

test('a story that agrees with its pictures is no matter', () => {
  expect(storyDifference(told(), seen(), noon)).toBeUndefined()
  expect(
    storyDifference(told({}, { 'face-missing': goesOn }), seen({ 'face-missing': 8 }), noon),
  ).toBeUndefined()
})

test.each([
  ['picture-frozen', 'frozen'],
  ['picture-looped', 'looped'],
  ['camera-moved', 'replaced'],
  ['face-mismatch', 'replaced'],
  ['face-missing', 'missed'],
  ['several-faces', 'missed'],
] as const)('the server sees %s and the browser says nothing: %s', (kind, by) => {
  expect(storyDifference(told(), seen({ [kind]: 8 }), noon)).toEqual({ by, about: kind })
})

test('another word for the same thing is no lie', () => {
  const lost = told({}, { 'looking-away': goesOn })
  const blocked = told({}, { 'camera-blocked': goesOn })
  expect(storyDifference(lost, seen({ 'face-missing': 8 }), noon)).toBeUndefined()
  expect(storyDifference(blocked, seen({ 'picture-frozen': 8 }), noon)).toBeUndefined()
})

test('what was told half a minute before counts, what was told an hour before does not', () => {
  const before = (seconds: number) => ({ open: new Set<string>(), until: noon - seconds * 1000 })
  const seenNow = seen({ 'several-faces': 8 })
  expect(storyDifference(told({}, { 'several-faces': before(25) }), seenNow, noon)).toBeUndefined()
  expect(storyDifference(told({}, { 'several-faces': before(3600) }), seenNow, noon)).toMatchObject({
    by: 'missed',
  })
})

test('pictures that stop coming are a difference only while the camera and its recording are said to work', () => {
  const silent = seen({}, { pictureAt: noon - 11_000 })
  expect(storyDifference(told(), silent, noon)).toEqual({ by: 'silent' })
  expect(storyDifference(told({ recording: 'waiting' }), silent, noon)).toBeUndefined()
  expect(storyDifference(told({ camera: 'ended' }), silent, noon)).toBeUndefined()
  expect(storyDifference(told(), seen({}, { pictureAt: noon - 9_000 }), noon)).toBeUndefined()
})

test('a black picture is a difference while the camera is said to be live', () => {
  const dark = seen({}, { blackSince: noon - 20_000 })
  expect(storyDifference(told(), dark, noon)).toEqual({ by: 'muted' })
  expect(storyDifference(told({ camera: 'muted' }), dark, noon)).toBeUndefined()
  expect(storyDifference(told({}, { 'camera-blocked': goesOn }), dark, noon)).toBeUndefined()
})

test('whoever says honestly that nothing is looked for tells no other story', () => {
  const seenNow = seen({ 'face-missing': 30 })
  const statuses = ['loading', 'unavailable', 'off'] as const
  const differences = statuses.map((sensors) => storyDifference(told({ sensors }), seenNow, noon))
  expect(differences).toEqual([undefined, undefined, undefined])
  expect(storyDifference(undefined, seenNow, noon)).toBeUndefined()
})

test('a slow machine still looks for faces, and compares nobody with a photo', () => {
  const slow = told({ sensors: 'reduced' })
  expect(storyDifference(slow, seen({ 'face-missing': 30 }), noon)).toMatchObject({ by: 'missed' })
  expect(storyDifference(slow, seen({ 'face-mismatch': 30 }), noon)).toBeUndefined()
})

test('a page that has not been heard of is offline, not lying', () => {
  expect(
    storyDifference({ ...told(), heardAt: noon - 16_000 }, seen({ 'face-missing': 30 }), noon),
  ).toBeUndefined()
})

test('sensors that have just begun to run are given time', () => {
  const fresh = { ...told(), wellSince: noon - 10_000 }
  expect(storyDifference(fresh, seen({ 'face-missing': 30 }), noon)).toBeUndefined()
})
