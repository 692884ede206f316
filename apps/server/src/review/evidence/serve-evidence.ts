import { exportAccess, openExportAccess } from '@invigil/contract/evidence.ts'
import { AttemptId } from '@invigil/contract/ids.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { thePersonCalling } from '../../identity/caller.ts'
import { refuseErased } from '../../media/erased.ts'
import type { App } from '../../platform/app.ts'
import { audit } from '../../platform/audit.ts'
import { Refusal } from '../../platform/refusal.ts'
import { signingKeys } from '../../platform/signing-key.ts'
import { packExport } from './export.ts'
import { renewManifest, type SignedManifest } from './keep-manifest.ts'

/** Addresses outside the contract: who verifies evidence needs no sign-in to learn the keys, who takes it out does. */
const evidencePaths = {
  keys: '/.well-known/invigil-signing-keys.json',
  export: '/api/attempts/:attemptId/evidence/export.tar',
  openExport: '/api/attempts/:attemptId/evidence/open-export.tar',
} as const

const OfAttempt = z.object({ attemptId: AttemptId })

/** Publishes the keys that sign evidence, and serves evidence as a tar while it is read. */
export function serveEvidence(server: FastifyInstance, app: App): void {
  server.get(evidencePaths.keys, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(signingKeys(app.config.data)),
  )
  for (const [path, access, isOpen] of [
    [evidencePaths.export, exportAccess, false],
    [evidencePaths.openExport, openExportAccess, true],
  ] as const)
    server.get(path, async (request, reply) => {
      const identified = await app.authorise(request, access, request.params)
      const parsed = OfAttempt.safeParse(request.params)
      if (!parsed.success) throw new Refusal('not-found', 'no such address')
      const { attemptId } = parsed.data
      await refuseErased(app, attemptId)
      const by = thePersonCalling(identified)
      const signed = await takeOut(app, attemptId, { ...by, isOpen })
      return reply
        .type('application/x-tar')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="evidence-${attemptId}.tar"`)
        .header('x-records', String(signed.manifest.tracks.reduce((sum, { records }) => sum + records, 0)))
        .send(packExport(app, signed, { isOpen }))
    })
}

/** Signs what there is now and notes in the audit that it leaves the house, and whether with its key. */
export async function takeOut(
  app: App,
  attemptId: AttemptId,
  { personId, organisationId, isOpen }: { personId: string | null; organisationId: string; isOpen: boolean },
): Promise<SignedManifest> {
  const signed = await renewManifest(app, attemptId)
  const { version } = signed.manifest
  await app.db.transaction().execute((tx) =>
    audit(app, tx, {
      ...{ organisationId, actorId: personId, kind: 'evidence-exported', subject: `attempt:${attemptId}` },
      body: { version, hash: signed.hash, withKey: isOpen },
    }),
  )
  return signed
}
