import type { AttemptId, EvidenceId, IncidentId } from '@invigil/contract/ids.ts'
import { pinClip } from '../media/pin-clip.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import type { Tx } from '../platform/tables.ts'

/** What is pinned before and after an incident, so that a person sees what led to it. */
const marginMs = 5_000

/** Pins what is durable of the camera round an incident; nothing when nothing was recorded, or the same is pinned already. */
export async function pinRecording(
  app: App,
  tx: Tx,
  stretch: { incidentId: IncidentId; attemptId: AttemptId; fromAt: Date; toAt: Date },
): Promise<void> {
  const { incidentId, attemptId } = stretch
  const fromAt = new Date(stretch.fromAt.getTime() - marginMs)
  const toAt = new Date(stretch.toAt.getTime() + marginMs)
  const clip = await pinClip(app, tx, attemptId, { fromAt, toAt })
  if (!clip || (await isPinned(tx, incidentId, clip.sha256))) return
  const { sha256, ...where } = clip
  await tx
    .insertInto('evidence')
    .values({
      id: newId() as EvidenceId,
      ...{ incidentId, kind: 'clip', sha256 },
      body: { ...where, fromAt: clip.fromAt.toISOString(), toAt: clip.toAt.toISOString() },
      pinnedAt: app.now(),
    })
    .execute()
}

async function isPinned(tx: Tx, incidentId: IncidentId, sha256: string): Promise<boolean> {
  const pinned = await tx
    .selectFrom('evidence')
    .select('id')
    .where('incidentId', '=', incidentId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return pinned !== undefined
}
