import type { FacesObservation, Observation } from '@invigil/sensors/observation.ts'
import { expect, test } from 'vitest'
import { Recent } from './recent.ts'
import { recheck, recheckQuiet, visibleDetector } from './recheck.ts'

const noon = Date.parse('2040-03-05T12:00:00.000Z')
const face = { box: { left: 0.3, top: 0.2, width: 0.3, height: 0.5 }, score: 0.9, presence: 1 }
const rule = { isOn: true, severity: 'medium', settings: { afterSeconds: 6 } } as const
const missing = { kind: 'face-missing' }
const stretch = { since: noon + 60_000, at: noon + 66_000 }

/** A second of looking each; `faces` says how many were seen in the second so far from noon. */
function watched(seconds: number, faces: (second: number) => number): Recent {
  const recent = new Recent()
  const all = Array.from(
    { length: seconds },
    (_, second): FacesObservation => ({
      of: 'faces',
      at: noon + second * 1000,
      faces: Array.from({ length: faces(second) }, () => face),
    }),
  )
  for (const observation of all) recent.add(observation)
  return recent
}

const absentFor = (seconds: number) => (second: number) => (second >= 60 && second < 60 + seconds ? 0 : 1)

test('what both saw is confirmed, though the server saw a little less of it', () => {
  expect(recheck(watched(80, absentFor(6)), missing, stretch, rule)).toMatchObject({ outcome: 'confirmed' })
  expect(recheck(watched(80, absentFor(4)), missing, stretch, rule)).toMatchObject({ outcome: 'confirmed' })
})

test('what only the browser saw is not confirmed', () => {
  expect(
    recheck(
      watched(80, () => 1),
      missing,
      stretch,
      rule,
    ),
  ).toEqual({ outcome: 'not-confirmed', looks: 15 })
})

test('where the server did not look it says so', () => {
  expect(
    recheck(
      watched(30, () => 1),
      missing,
      stretch,
      rule,
    ),
  ).toEqual({
    outcome: 'not-checkable',
    looks: 0,
    why: 'not-looked',
  })
  const blind = new Recent()
  blind.couldNot(noon + 62_000)
  expect(recheck(blind, missing, stretch, rule)).toMatchObject({ why: 'undecodable' })
})

test('what only a browser can notice is nothing to look for', () => {
  expect(visibleDetector('page-hidden')).toBeUndefined()
  expect(visibleDetector('several-faces')?.kind).toBe('several-faces')
})

test('a quiet stretch is confirmed, unless the server noticed something in it', () => {
  const recent = watched(80, () => 1)
  expect(recheckQuiet(recent, { since: noon, at: noon + 20_000 })).toMatchObject({ outcome: 'confirmed' })
  recent.notice([
    {
      ...{ kind: 'several-faces', phase: 'began', episode: 'one', at: noon + 9_000, since: noon + 8_000 },
      ...{ confidence: 0.9, detail: {}, detector: 'several-faces@1', models: [] },
    },
  ])
  expect(recheckQuiet(recent, { since: noon, at: noon + 20_000 })).toMatchObject({
    outcome: 'not-confirmed',
    kinds: ['several-faces'],
  })
})

test('three minutes are remembered and no more', () => {
  const recent = watched(400, () => 1)
  const kept: Observation[] = recent.observations(0, noon + 400_000)
  expect(kept.length).toBeLessThan(230)
  expect(kept.at(-1)?.at).toBe(noon + 399_000)
})
