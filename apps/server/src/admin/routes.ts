import { admin as contract } from '@invigil/contract/admin.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import { renameOrganisation, theOrganisation } from '../identity/organisation.ts'
import type { Call } from '../platform/api.ts'
import { checkAudit, readAudit } from './audit-log.ts'
import { listErrors } from './errors.ts'
import { checkHealth } from './health.ts'
import { retentionRoutes } from './retention-routes.ts'

const os = implement(contract).$context<Call>()

export const adminRoutes = os.router({
  retention: retentionRoutes,
  errors: os.errors.handler(async ({ context: { app } }) => ({ groups: await listErrors(app) })),
  audit: os.audit.handler(({ context, input }) =>
    readAudit(context.app, thePersonCalling(context).organisationId, input),
  ),
  verifyAudit: os.verifyAudit.handler(({ context }) => checkAudit(context.app, thePersonCalling(context))),
  health: os.health.handler(({ context: { app } }) => checkHealth(app)),
  organisation: os.organisation.handler(({ context }) =>
    theOrganisation(context.app, thePersonCalling(context).organisationId),
  ),
  updateOrganisation: os.updateOrganisation.handler(({ context, input }) =>
    renameOrganisation(context.app, thePersonCalling(context), input.name),
  ),
})
