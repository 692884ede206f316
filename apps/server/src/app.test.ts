import { contract } from '@invigil/contract/all.ts'
import { expect, test } from 'vitest'
import { rooms } from './app.ts'

test('every route of the contract is answered by its room', () => {
  const answered = rooms.flatMap((room) => namesIn(room.routes ?? {}).map((name) => `${room.name}.${name}`))
  const promised = Object.entries(contract).flatMap(([room, routes]) =>
    namesIn(routes).map((name) => `${room}.${name}`),
  )
  expect(answered.sort()).toEqual(promised.sort())
})

test('jobs and commands have names of their own', () => {
  const jobs = rooms.flatMap((room) => (room.jobs ?? []).map((job) => job.name))
  const commands = rooms.flatMap((room) => Object.keys(room.cli ?? {}))
  expect(new Set(jobs).size).toBe(jobs.length)
  expect(new Set(commands).size).toBe(commands.length)
})

/** The names of all procedures of a router or contract, nested ones with dots. */
function namesIn(router: object): string[] {
  return Object.entries(router).flatMap(([name, inner]) =>
    '~orpc' in inner ? [name] : namesIn(inner).map((below) => `${name}.${below}`),
  )
}
