import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId, TrackId } from '@invigil/contract/ids.ts'
import type { Run, TrackConfig } from '@invigil/contract/media.ts'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import { type Piece, placePieces } from './playlist.ts'

/** A chunk on the time line, with what its config says of it. */
export interface IndexedPiece extends Piece {
  kind: TrackKind
  trackId: TrackId
  config: TrackConfig
  frames: number
  bytes: number
}

/** What is looked for: one kind, what ends at or after an instant, what begins before or at one. */
export interface Wanted {
  kind?: TrackKind
  from?: Date
  to?: Date
}

/** The pieces of an attempt that show or sound, in the order of time. Two queries, however many there are. */
export async function piecesOf(
  app: App,
  attemptId: AttemptId,
  { kind, from, to }: Wanted = {},
): Promise<IndexedPiece[]> {
  const configs = await app.db
    .selectFrom('track')
    .innerJoin('trackConfig', 'trackConfig.trackId', 'track.id')
    .select(['track.id as trackId', 'kind', 'seq', 'config'])
    .where('attemptId', '=', attemptId)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind as TrackKind))
    .execute()
  if (configs.length === 0) return []
  const byPlace = new Map(configs.map((row) => [`${row.trackId} ${row.seq}`, row]))
  const trackIds = [...new Set(configs.map(({ trackId }) => trackId))]
  const rows = await app.db
    .selectFrom('trackChunk')
    .select(['trackId', 'configSeq', 'fromSeq', 'frames', 'bytes'])
    .select([msOf('fromAt').as('fromMs'), msOf('toAt').as('toMs')])
    .where('trackId', 'in', trackIds)
    .where('frames', '>', 0)
    .$if(from !== undefined, (query) => query.where('toAt', '>=', from as Date))
    .$if(to !== undefined, (query) => query.where('fromAt', '<=', to as Date))
    .orderBy('fromAt')
    .orderBy('trackId')
    .orderBy('fromSeq')
    .execute()
  return rows.flatMap(({ configSeq, fromMs, toMs, ...row }) => {
    const found = byPlace.get(`${row.trackId} ${configSeq}`)
    if (!found || configSeq === null) return []
    const { kind, config } = found
    const hasOwnEnd = config.form === 'sound' || config.form === 'fragments'
    return [{ ...row, fromAt: fromMs, toAt: toMs, kind, config, configSeq, hasOwnEnd }]
  })
}

/** An instant as milliseconds: thousands of rows are read several times faster than as dates. */
function msOf(column: 'fromAt' | 'toAt') {
  return sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`
}

/** The pieces of one kind for a player, run by run. With `after`, only pieces that begin later than this instant. */
export async function runsOf(
  app: App,
  attemptId: AttemptId,
  kind: TrackKind,
  { after, ...span }: { after?: Date | undefined } & Pick<Wanted, 'from' | 'to'> = {},
): Promise<Run[]> {
  const since = after?.getTime() ?? 0
  const pieces = await piecesOf(app, attemptId, { kind, ...span, ...(after ? { from: after } : {}) })
  const runs: Run[] = []
  for (const { trackId, configSeq, config, fromSeq, fromAt, endAt } of placePieces(pieces)) {
    if (fromAt <= since) continue
    const latest = runs.at(-1)
    const goesOn = latest?.trackId === trackId && latest.configSeq === configSeq
    const run = goesOn ? latest : newRun(trackId, configSeq, config, fromAt)
    if (!goesOn) runs.push(run)
    run.pieces.push([fromSeq, fromAt - run.at, endAt - fromAt])
  }
  return runs
}

function newRun(trackId: TrackId, configSeq: number, config: TrackConfig, at: number): Run {
  const zeroAt = config.form === 'fragments' ? null : config.anchor.at
  return { trackId, configSeq, form: config.form, type: typeOf(config), at, zeroAt, pieces: [] }
}

/** Whether it can be put into fragments of MP4, and so into a playlist. */
export function isPlayable(config: TrackConfig): boolean {
  return config.form !== 'stills' && !isWebm(config)
}

export function isWebm(config: TrackConfig): boolean {
  return config.form === 'fragments' && config.mime.startsWith('video/webm')
}

/** The name of a config's codec, for people. */
export function codecOf(config: TrackConfig): string {
  if (config.form === 'stills') return 'jpeg'
  return config.form === 'fragments' ? config.mime : config.codec
}

function typeOf(config: TrackConfig): string {
  switch (config.form) {
    case 'stills':
      return ''
    case 'fragments':
      return config.mime
    case 'sound':
      return 'audio/mp4; codecs="opus"'
    case 'pictures':
      return `video/mp4; codecs="${config.codec}"`
  }
}
