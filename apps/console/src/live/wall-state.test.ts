import type { Alert } from '@invigil/contract/incident.ts'
import type { Message, Tile, Wall } from '@invigil/contract/live.ts'
import { expect, test } from 'vitest'
import { afterMessage, unansweredOf } from './wall-state.ts'

test('a changed tile takes the place of the old one', () => {
  const wall = aWall({ tiles: [aTile('An'), aTile('Binh')] })
  const after = afterMessage(wall, { type: 'tile', tile: { ...aTile('An'), state: 'paused' } })
  expect(after?.tiles.map(({ candidateName, state }) => [candidateName, state])).toEqual([
    ['An', 'paused'],
    ['Binh', 'running'],
  ])
})

test('who enters leaves the list of those who have not entered yet', () => {
  const wall = aWall({ notYet: [aPlace('An'), aPlace('Binh')] })
  const after = afterMessage(wall, { type: 'tile', tile: aTile('An') })
  expect(after?.notYet).toEqual([aPlace('Binh')])
  expect(after?.tiles).toEqual([aTile('An')])
})

test('an alert that changes stays one alert, and the newest stands first', () => {
  const wall = aWall({ alerts: [anAlert('old', '08:01', 'new')] })
  const withNew = afterMessage(wall, { type: 'alert', alert: anAlert('young', '08:02', 'new') })
  const after = afterMessage(withNew, { type: 'alert', alert: anAlert('old', '08:01', 'resolved') })
  expect(after?.alerts.map(({ id, state }) => [id, state])).toEqual([
    ['young', 'new'],
    ['old', 'resolved'],
  ])
})

test('a message that comes twice is shown once', () => {
  const message = aMessage('An', 'candidate')
  const wall = aWall({ messages: [message] })
  expect(afterMessage(wall, { type: 'message', message })?.messages).toHaveLength(1)
})

test('a candidate waits for an answer until a proctor writes back; a message to everybody is none', () => {
  const said = aMessage('An', 'candidate')
  const toAll = { ...aMessage('An', 'proctor'), attemptId: null }
  expect([...unansweredOf([said, toAll])]).toEqual(['An'])
  expect([...unansweredOf([said, aMessage('An', 'proctor')])]).toEqual([])
})

test('what comes before the wall itself is left to the wall', () => {
  expect(afterMessage(undefined, { type: 'tile', tile: aTile('An') })).toBeUndefined()
})

function aWall(has: Partial<Wall>): Wall {
  return { sitting: {} as Wall['sitting'], tiles: [], notYet: [], alerts: [], messages: [], now: '', ...has }
}

function aTile(name: string): Tile {
  return { attemptId: name, candidateName: name, state: 'running' } as Tile
}

function aPlace(candidateName: string) {
  return { registrationId: candidateName as Wall['notYet'][number]['registrationId'], candidateName }
}

function anAlert(id: string, time: string, state: Alert['state']): Alert {
  return { id, state, raisedAt: `2027-03-01T${time}:00.000Z` } as Alert
}

function aMessage(name: string, from: Message['from']): Message {
  return {
    id: `${name} ${from}`,
    attemptId: name as NonNullable<Message['attemptId']>,
    from,
    fromName: name,
    kind: 'message',
    text: 'Hello',
    sentAt: '2027-03-01T08:00:00.000Z',
  }
}
