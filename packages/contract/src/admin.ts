import { z } from 'zod'
import { Instant, OrganisationId, PersonId } from './ids.ts'
import { retention } from './retention.ts'
import { route } from './route.ts'

/** Unexpected errors that look alike, grouped; an administrator reads them, nobody else. */
export const ErrorGroup = z.object({
  fingerprint: z.string(),
  message: z.string(),
  stack: z.string(),
  count: z.number().int(),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  lastRequestId: z.string(),
})
export type ErrorGroup = z.infer<typeof ErrorGroup>

export const AuditEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  actorId: PersonId.nullable(),
  actorName: z.string().nullable(),
  kind: z.string(),
  subject: z.string(),
  body: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof AuditEntry>

const administrators = { who: ['administrator'], of: 'organisation' } as const

export const admin = {
  retention,
  errors: route(
    'GET',
    '/admin/errors',
    'Lists unexpected errors, grouped, the latest first.',
    administrators,
  ).output(z.object({ groups: z.array(ErrorGroup) })),
  audit: route('GET', '/admin/audit', 'Reads the audit log, the latest first.', administrators)
    .input(
      z.object({
        before: z.coerce.number().int().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
    )
    .output(z.object({ entries: z.array(AuditEntry), isWhole: z.boolean() })),
  verifyAudit: route(
    'POST',
    '/admin/audit/verify',
    'Walks the audit chain and says whether it is whole.',
    administrators,
  ).output(z.object({ isIntact: z.boolean(), entries: z.number().int(), problem: z.string().nullable() })),
  health: route(
    'GET',
    '/admin/health',
    'Says how the system is: database, disk, jobs, media, versions.',
    administrators,
  ).output(
    z.object({
      version: z.string(),
      startedAt: Instant,
      checks: z.array(
        z.object({
          name: z.enum(['database', 'disk', 'jobs', 'media', 'sealing', 'models', 'vision']),
          state: z.enum(['good', 'warning', 'bad']),
          detail: z.string(),
        }),
      ),
    }),
  ),
  organisation: route(
    'GET',
    '/admin/organisation',
    'Reads the organisation’s settings.',
    administrators,
  ).output(z.object({ id: OrganisationId, name: z.string() })),
  updateOrganisation: route(
    'PATCH',
    '/admin/organisation',
    'Changes the organisation’s settings.',
    administrators,
  )
    .input(z.object({ name: z.string().trim().min(1).max(120) }))
    .output(z.object({ id: OrganisationId, name: z.string() })),
}
