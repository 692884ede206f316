import type { Tile } from '@invigil/contract/live.ts'
import { plain } from '../plain.ts'
import { type Around, asksForALook, attentionOf, phaseOf } from './attention.ts'
import type { shows } from './wall-search.ts'

export type Show = (typeof shows)[number] | undefined

/** What decides which tiles a choice shows. */
export interface Choosing extends Around {
  /** The attempts that this proctor answers for. */
  mine: ReadonlySet<string>
}

/** The tiles of one heap whose name has what is looked for, without regard to marks and case. */
export function filterTiles(
  tiles: readonly Tile[],
  { show, search = '', part }: { show?: Show; search?: string; part?: string },
  around: Choosing,
): Tile[] {
  const sought = plain(search.trim())
  return tiles.filter(
    (tile) => isIn(tile, show, around) && isOfPart(tile, part) && plain(tile.candidateName).includes(sought),
  )
}

/** How many tiles lie on each heap. */
export function countTiles(tiles: readonly Tile[], show: Show, around: Choosing): number {
  return tiles.filter((tile) => isIn(tile, show, around)).length
}

/** A part of a sitting is one of its groups, `group Year 1`, or one of its rooms, `room A 101`. */
function isOfPart({ group, room }: Tile, part: string | undefined): boolean {
  return part === undefined || part === 'all' || part === `group ${group}` || part === `room ${room}`
}

function isIn(tile: Tile, show: Show, around: Choosing): boolean {
  if (show === undefined) return true
  if (show === 'mine') return around.mine.has(tile.attemptId)
  if (show === 'attention') return asksForALook(attentionOf(tile, around))
  return phaseOf(tile) === show
}
