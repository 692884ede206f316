import type { IncidentId } from '@invigil/contract/ids.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { expect, test } from 'vitest'
import { judge, type LatestIncident, type Standing } from './judge.ts'

const began: Signal = {
  kind: 'face-missing',
  phase: 'began',
  episode: 'one',
  at: 0,
  since: 0,
  confidence: 0.9,
  detail: {},
  detector: 'face-missing@1',
  models: [],
}
const rule = { isOn: true, severity: 'medium' as const, settings: {} }
const running: Standing = { state: 'running', rule, isSilenced: false, latest: undefined }
const noon = new Date('2040-03-05T12:00:00.000Z')
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1_000)
const times = { since: noon, at: after(5) }
const latest: LatestIncident = {
  id: 'an-incident' as IncidentId,
  startedAt: after(-60),
  endedAt: after(-8),
  decidedAt: null,
  episodes: [],
}

test('what begins while the candidate sits becomes an incident that goes on', () => {
  expect(judge(began, times, running)).toEqual({
    do: 'raise',
    severity: 'medium',
    startedAt: noon,
    endedAt: null,
  })
})

test('a moment becomes an incident that is over', () => {
  const moment: Signal = { ...began, phase: 'moment' }
  expect(judge(moment, times, running)).toEqual({
    do: 'raise',
    severity: 'medium',
    startedAt: noon,
    endedAt: after(5),
  })
})

test('the same again eight seconds later is the same incident', () => {
  expect(judge(began, times, { ...running, latest })).toEqual({
    do: 'extend',
    incidentId: latest.id,
    endedAt: null,
    episodes: ['one'],
  })
})

test('the same again a minute later is another incident', () => {
  const longAgo = { ...latest, endedAt: after(-60) }
  expect(judge(began, times, { ...running, latest: longAgo }).do).toBe('raise')
})

test('after a person has decided, the same again is another incident', () => {
  expect(judge(began, times, { ...running, latest: { ...latest, decidedAt: after(-4) } }).do).toBe('raise')
})

test('what the second observer tells of a stretch that a person has decided on meanwhile is no news', () => {
  const decided = {
    ...latest,
    startedAt: after(-1),
    endedAt: null,
    decidedAt: after(4),
    episodes: ['theirs'],
  }
  expect(judge(began, times, { ...running, latest: decided })).toMatchObject({
    do: 'extend',
    episodes: ['theirs', 'one'],
  })
})

test('the same noticed by both observers is one incident, whoever is first and whoever ends', () => {
  const byCandidate = { ...latest, startedAt: after(1), endedAt: null, episodes: ['theirs'] }
  const both = judge(began, times, { ...running, latest: byCandidate })
  expect(both).toMatchObject({ do: 'extend', episodes: ['theirs', 'one'] })
  const theirs = { ...began, phase: 'ended', episode: 'theirs' } as const
  expect(
    judge(theirs, times, { ...running, latest: { ...byCandidate, episodes: ['theirs', 'one'] } }),
  ).toMatchObject({
    endedAt: null,
    episodes: ['one'],
  })
})

test('what comes late, of a time long before the latest incident, is an incident of its own', () => {
  const later = { ...latest, startedAt: after(300), endedAt: null }
  expect(judge(began, times, { ...running, latest: later }).do).toBe('raise')
})

test('the end of an episode ends the incident it goes on in', () => {
  const goingOn = { ...latest, endedAt: null, episodes: ['one'] }
  const ended: Signal = { ...began, phase: 'ended' }
  expect(judge(ended, times, { ...running, latest: goingOn })).toEqual({
    do: 'extend',
    incidentId: latest.id,
    endedAt: after(5),
    episodes: [],
  })
})

test('an incident goes on while one of its episodes does', () => {
  const goingOn = { ...latest, endedAt: null, episodes: ['one', 'two'] }
  const ended: Signal = { ...began, phase: 'ended' }
  expect(judge(ended, times, { ...running, latest: goingOn })).toMatchObject({
    endedAt: null,
    episodes: ['two'],
  })
})

test('a moment inside a stretch that goes on does not end it', () => {
  const goingOn = { ...latest, endedAt: null, episodes: ['one'] }
  const moment: Signal = { ...began, phase: 'moment', episode: 'three' }
  expect(judge(moment, times, { ...running, latest: goingOn })).toMatchObject({
    endedAt: null,
    episodes: ['one'],
  })
})

test('an episode may end after the attempt did', () => {
  const goingOn = { ...latest, endedAt: null, episodes: ['one'] }
  const ended: Signal = { ...began, phase: 'ended' }
  expect(judge(ended, times, { ...running, state: 'submitted', latest: goingOn }).do).toBe('extend')
})

test('the end of an episode that nobody knows is nothing', () => {
  expect(judge({ ...began, phase: 'ended' }, times, running)).toEqual({ do: 'nothing', why: 'nothing-open' })
})

test('nothing is raised before the attempt runs, while it is paused, or after it', () => {
  const why = { do: 'nothing', why: 'not-sitting' }
  expect(judge(began, times, { ...running, state: 'waiting' })).toEqual(why)
  expect(judge(began, times, { ...running, state: 'paused' })).toEqual(why)
  expect(judge(began, times, { ...running, state: 'submitted' })).toEqual(why)
})

test('a rule that is off, or that the policy does not name, raises nothing', () => {
  const off = { ...running, rule: { ...rule, isOn: false } }
  expect(judge(began, times, off)).toEqual({ do: 'nothing', why: 'off' })
  expect(judge(began, times, { ...running, rule: undefined })).toEqual({ do: 'nothing', why: 'off' })
})

test('a detector that an accommodation silences raises nothing', () => {
  expect(judge(began, times, { ...running, isSilenced: true })).toEqual({ do: 'nothing', why: 'silenced' })
})
