import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId, HallCameraId, TrackId } from '@invigil/contract/ids.ts'
import type { Recording as RecordingView, Track } from '@invigil/contract/media.ts'
import '../../attempt/tables.ts'
import type { App } from '../../platform/app.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Wanted } from '../pieces.ts'
import { recordingsOf } from '../recordings.ts'
import '../tables.ts'
import './tables.ts'

/** What is wanted of a kind: which camera of the hall, or the track of one. The first camera where neither is named. */
export interface WhichCamera {
  camera?: HallCameraId | undefined
  trackId?: TrackId | undefined
}

/** All that is recorded of an attempt, and what the cameras of its hall recorded while it went on. */
export async function recordingsWithHall(app: App, attemptId: AttemptId): Promise<RecordingView[]> {
  const [own, cameras, during] = await Promise.all([
    recordingsOf(app, attemptId),
    camerasOf(app, attemptId),
    timeOf(app, attemptId),
  ])
  const halls: RecordingView[] = []
  for (const { id, name } of cameras) {
    const [hall] = await recordingsOf(app, id as string as AttemptId)
    const seen = hall && cutTo(during, hall)
    if (seen) halls.push({ ...seen, camera: { id, name } })
  }
  return [...own, ...halls]
}

/**
 * Under whose id what an attempt shows of a kind lies: its own, or that of a camera of its hall. Throws `not-found` where no
 * such camera of its sitting has recorded anything that is still there.
 */
export async function ownerOf(
  app: App,
  attemptId: AttemptId,
  kind: TrackKind,
  { camera, trackId }: WhichCamera,
): Promise<AttemptId> {
  if (kind !== 'hall') return attemptId
  const cameras = await camerasOf(app, attemptId)
  const wanted = trackId ? await cameraOfTrack(app, trackId) : camera
  const found = wanted ? cameras.find(({ id }) => id === wanted) : cameras[0]
  if (!found)
    throw new Refusal('not-found', `no camera of its hall recorded anything of attempt ${attemptId}`)
  return found.id as string as AttemptId
}

/** When a camera of the hall is looked at as a part of an attempt: while it went on. Undefined for what is its own. */
export async function spanOfKind(
  app: App,
  attemptId: AttemptId,
  kind: TrackKind,
): Promise<Pick<Wanted, 'from' | 'to'>> {
  return kind === 'hall' ? await timeOf(app, attemptId) : {}
}

/** The cameras of an attempt's hall that recorded something, the first added first; also those taken off since. */
async function camerasOf(app: App, attemptId: AttemptId): Promise<{ id: HallCameraId; name: string }[]> {
  return await app.db
    .selectFrom('hallCamera')
    .innerJoin('attempt', 'attempt.sittingId', 'hallCamera.sittingId')
    .select(['hallCamera.id', 'hallCamera.name'])
    .where('attempt.id', '=', attemptId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('attemptKey')
          .select('attemptKey.number')
          .whereRef('attemptKey.attemptId', '=', 'hallCamera.id'),
      ),
    )
    .orderBy('hallCamera.createdAt')
    .orderBy('hallCamera.id')
    .execute()
}

async function cameraOfTrack(app: App, trackId: TrackId): Promise<HallCameraId | undefined> {
  const row = await app.db
    .selectFrom('track')
    .select('attemptId')
    .where('id', '=', trackId)
    .executeTakeFirst()
  return row?.attemptId as string | undefined as HallCameraId | undefined
}

async function timeOf(app: App, attemptId: AttemptId): Promise<{ from: Date; to: Date }> {
  const { createdAt, endedAt } = await app.db
    .selectFrom('attempt')
    .select(['createdAt', 'endedAt'])
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  return { from: createdAt, to: endedAt ?? app.now() }
}

/** As much of a recording as lies within a time; undefined where nothing does. It has no addresses for players of other makes. */
function cutTo({ from, to }: { from: Date; to: Date }, hall: RecordingView): RecordingView | undefined {
  type Span = { fromAt: string; toAt: string }
  const isWithin = ({ fromAt, toAt }: Span) =>
    Date.parse(fromAt) < to.getTime() && Date.parse(toAt) > from.getTime()
  const cut = <Some extends Span>(span: Some): Some => ({
    ...span,
    fromAt: new Date(Math.max(Date.parse(span.fromAt), from.getTime())).toISOString(),
    toAt: new Date(Math.min(Date.parse(span.toAt), to.getTime())).toISOString(),
  })
  if (!isWithin(hall)) return undefined
  const tracks: Track[] = hall.tracks.filter(isWithin)
  const { playlistUrl: _playlist, fileUrl: _file, ...shown } = hall
  return { ...cut(shown), tracks, gaps: hall.gaps.filter(isWithin).map(cut) }
}
