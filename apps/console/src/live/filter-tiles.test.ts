import type { Tile } from '@invigil/contract/live.ts'
import { expect, test } from 'vitest'
import { filterTiles } from './filter-tiles.ts'

const around = { alerts: [], unanswered: new Set<string>(), mine: new Set<string>() }
const aTile = (candidateName: string, group: string | null, room: string | null) =>
  ({ attemptId: candidateName, candidateName, group, room, state: 'running' }) as Tile
const tiles = [aTile('An', 'K12', 'A 101'), aTile('Bình', 'K12', 'B 202'), aTile('Đào', null, null)]
const shown = (part?: string) =>
  filterTiles(tiles, part === undefined ? {} : { part }, around).map(({ candidateName }) => candidateName)

test('the wall shows one room, one group, or everybody', () => {
  expect(shown('room A 101')).toEqual(['An'])
  expect(shown('group K12')).toEqual(['An', 'Bình'])
  expect(shown('all')).toEqual(['An', 'Bình', 'Đào'])
  expect(shown()).toEqual(['An', 'Bình', 'Đào'])
})

test('nobody needs to type the marks of a name', () => {
  expect(filterTiles(tiles, { search: 'dao' }, around)).toEqual([tiles[2]])
})
