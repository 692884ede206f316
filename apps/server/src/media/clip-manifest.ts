import type { AttemptId, ClipId, PersonId, TrackId } from '@invigil/contract/ids.ts'
import type { TrackKind } from '@invigil/contract/media.ts'
import type { App } from '../platform/app.ts'
import '../identity/tables.ts'
import type { ClipFile } from './clip-file.ts'
import { codecOf, type IndexedPiece } from './pieces.ts'
import { gapsOf, marksOf } from './recordings.ts'

interface ToDescribe {
  id: ClipId
  attemptId: AttemptId
  personId: PersonId
  fromAt: Date
  toAt: Date
  reason: string
  createdAt: Date
  lanes: readonly { kind: TrackKind; placed: readonly IndexedPiece[] }[]
  files: readonly ClipFile[]
}

/** What an exported clip says of itself: who wanted it and why, the files' hashes, and the chains its pieces come from. */
export async function manifestOf(app: App, clip: ToDescribe): Promise<object> {
  const { id, attemptId, personId, fromAt, toAt, reason, createdAt, lanes, files } = clip
  const [person, marks] = await Promise.all([
    app.db.selectFrom('person').select(['name', 'email']).where('id', '=', personId).executeTakeFirst(),
    marksOf(app, attemptId),
  ])
  const described = []
  for (const { kind, placed } of lanes) {
    const gaps = gapsOf(placed, marks.get(kind) ?? [])
    described.push({ kind, gaps, tracks: await tracksOf(app, placed) })
  }
  return {
    format: 'invigil-clip/1',
    ...{ clipId: id, attemptId, reason },
    fromAt: fromAt.toISOString(),
    toAt: toAt.toISOString(),
    exportedAt: createdAt.toISOString(),
    exportedBy: { id: personId, ...person },
    note: 'Nothing was encoded anew. In a gap the last picture stands still; lanes[].gaps says where. A movie may hold pictures from before fromAt, back to the key frame they need; players skip them.',
    lanes: described,
    files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
  }
}

/** Each source track with its chunks: the head of the track's chain after each vouches for every byte up to there. */
async function tracksOf(app: App, placed: readonly IndexedPiece[]) {
  const byTrack = [...Map.groupBy(placed, ({ trackId }) => trackId)]
  const tracks = []
  for (const [trackId, pieces] of byTrack) {
    const recorder = await app.db
      .selectFrom('track')
      .select('recorderId')
      .where('id', '=', trackId)
      .executeTakeFirst()
    tracks.push({
      ...{ trackId, ...recorder },
      codec: pieces[0] && codecOf(pieces[0].config),
      chunks: await chunksOf(app, trackId, pieces),
    })
  }
  return tracks
}

async function chunksOf(app: App, trackId: TrackId, pieces: readonly IndexedPiece[]) {
  const rows = await app.db
    .selectFrom('trackChunk')
    .select(['fromSeq', 'toSeq', 'fromAt', 'toAt', 'hash'])
    .where('trackId', '=', trackId)
    .where(
      'fromSeq',
      'in',
      pieces.map(({ fromSeq }) => fromSeq),
    )
    .orderBy('fromSeq')
    .execute()
  return rows.map(({ fromSeq, toSeq, fromAt, toAt, hash }) => ({
    ...{ fromSeq, toSeq },
    fromAt: fromAt.toISOString(),
    toAt: toAt.toISOString(),
    chainSha256: hash.toString('hex'),
  }))
}
