import type { Alert } from '@invigil/contract/incident.ts'
import type { Tile } from '@invigil/contract/live.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  asksForALook,
  attentionOf,
  byAttention,
  keepingOrder,
  phaseOf,
  riskOf,
  settledOrder,
} from './attention.ts'

const nothing = { alerts: [], unanswered: new Set<string>() }

test('a new urgent alert comes before silence, silence before a hand, a hand before everybody else', () => {
  const an = aTile('An')
  const binh = aTile('Binh', { status: { ...status, hasHandUp: true } })
  const chi = aTile('Chi', { presence: 'silent' })
  const dung = aTile('Dung')
  const ordered = byAttention([an, binh, chi, dung], { ...nothing, alerts: [anAlert(dung)] }, 'vi')
  expect(ordered.map(({ candidateName }) => candidateName)).toEqual(['Dung', 'Chi', 'Binh', 'An'])
})

test('those who ask for nothing stand by name, with the letters of the language', () => {
  const ordered = byAttention([aTile('Đạt'), aTile('Emma'), aTile('Dũng')], nothing, 'vi')
  expect(ordered.map(({ candidateName }) => candidateName)).toEqual(['Dũng', 'Đạt', 'Emma'])
})

test('a settled alert does not ask for a look any more', () => {
  const tile = aTile('An')
  const alerts = [{ ...anAlert(tile), state: 'resolved' as const }]
  expect(asksForALook(attentionOf(tile, { ...nothing, alerts }))).toBe(false)
})

test('an alert that somebody has seen leaves the open incident as the reason', () => {
  const tile = aTile('An', { openIncidents: { low: 0, medium: 0, high: 1 } })
  const alerts = [{ ...anAlert(tile), state: 'acknowledged' as const }]
  expect(attentionOf(tile, { ...nothing, alerts })).toBe('incident-high')
})

test('who has handed in may be silent', () => {
  expect(attentionOf(aTile('An', { state: 'submitted', presence: 'silent' }), nothing)).toBe('over')
})

test('a message without an answer asks for a look', () => {
  const tile = aTile('An')
  expect(attentionOf(tile, { ...nothing, unanswered: new Set([tile.attemptId]) })).toBe('letter')
})

test('who checks in waits, and who ran out of time has ended', () => {
  expect(phaseOf({ state: 'checking-in' })).toBe('waiting')
  expect(phaseOf({ state: 'expired' })).toBe('ended')
})

test('while the order is held, those shown keep their places and new ones come last', () => {
  expect(keepingOrder(['b', 'a', 'gone'], ['a', 'new', 'b'])).toEqual(['b', 'a', 'new'])
})

test('of two with the same reason, who has more open incidents comes first', () => {
  const an = aTile('An', { openIncidents: { low: 0, medium: 1, high: 0 } })
  const binh = aTile('Binh', { openIncidents: { low: 0, medium: 2, high: 0 } })
  expect(riskOf(binh)).toBe(6)
  expect(byAttention([an, binh], nothing, 'vi').map(({ candidateName }) => candidateName)).toEqual([
    'Binh',
    'An',
  ])
})

test('a camera that stopped asks for a look while the exam runs, and not before', () => {
  const stopped = { ...status, camera: 'ended' as const }
  expect(attentionOf(aTile('An', { status: stopped }), nothing)).toBe('trouble')
  expect(attentionOf(aTile('An', { status: stopped, state: 'waiting' }), nothing)).toBe('calm')
})

test('the order to settle into has everybody once, by rank', () => {
  fc.assert(
    fc.property(aChange, ({ shown, wanted, before, after }) => {
      const order = settledOrder(shown, wanted, rankIn(after), (id) => before[id])
      expect(order.toSorted()).toEqual(wanted.toSorted())
      const ranks = order.map(rankIn(after))
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    }),
  )
})

test('those whose rank did not change never change places with each other', () => {
  fc.assert(
    fc.property(aChange, ({ shown, wanted, before, after }) => {
      const order = settledOrder(shown, wanted, rankIn(after), (id) => before[id])
      const sortedBefore = shown.toSorted((a, b) => rankIn(before)(a) - rankIn(before)(b))
      const stays = (id: string) => before[id] === after[id] && wanted.includes(id) && shown.includes(id)
      const again = settledOrder(sortedBefore, wanted, rankIn(after), (id) => before[id])
      expect(again.filter(stays)).toEqual(sortedBefore.filter(stays))
      expect(order).toHaveLength(wanted.length)
    }),
  )
})

test('when nothing changes, nobody moves', () => {
  fc.assert(
    fc.property(aChange, ({ shown, before }) => {
      const settled = settledOrder(shown, shown, rankIn(before), (id) => before[id])
      expect(settledOrder(settled, shown, rankIn(before), (id) => before[id])).toEqual(settled)
    }),
  )
})

/** Who is shown and who is wanted, in any order, with the ranks they had and have. */
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const ranks = fc.record(Object.fromEntries(names.map((name) => [name, fc.nat(3)])))
const aChange = fc.record({
  shown: fc.shuffledSubarray(names),
  wanted: fc.shuffledSubarray(names),
  before: ranks,
  after: ranks,
})

function rankIn(ranked: Record<string, number>) {
  return (id: string) => ranked[id] ?? 0
}

const status: NonNullable<Tile['status']> = {
  camera: 'live',
  microphone: 'live',
  screen: 'off',
  recording: 'recording',
  sensors: 'running',
  answered: 3,
  items: 10,
  unsaved: 0,
  hasHandUp: false,
}

function aTile(candidateName: string, differs: Partial<Tile> = {}): Tile {
  return {
    attemptId: `attempt of ${candidateName}` as Tile['attemptId'],
    candidateName,
    ...{ group: null, room: null, isOnBreak: false, outageMinutes: 0 },
    state: 'running',
    isAdmitted: true,
    checkinMissing: [],
    checkinForPerson: [],
    startedAt: '2027-03-01T08:00:00.000Z',
    endsAt: '2027-03-01T09:00:00.000Z',
    presence: 'here',
    lastHeardAt: '2027-03-01T08:10:00.000Z',
    status,
    openIncidents: { low: 0, medium: 0, high: 0 },
    side: null,
    warnings: 0,
    ...differs,
  }
}

function anAlert({ attemptId, candidateName }: Tile): Alert {
  return {
    id: `alert of ${candidateName}`,
    incidentId: `incident of ${candidateName}` as Alert['incidentId'],
    attemptId,
    candidateName,
    kind: 'several-faces',
    severity: 'high',
    detail: { faces: 2 },
    raisedAt: '2027-03-01T08:09:00.000Z',
    state: 'new',
    acknowledgedBy: null,
    assignedTo: null,
  }
}
