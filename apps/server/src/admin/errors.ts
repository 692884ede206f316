import type { ErrorGroup } from '@invigil/contract/admin.ts'
import type { App } from '../platform/app.ts'

/** Lists the 200 latest kinds of unexpected errors. They are the whole server's: an error knows no organisation. */
export async function listErrors(app: App): Promise<ErrorGroup[]> {
  const rows = await app.db
    .selectFrom('errorGroup')
    .select(['fingerprint', 'message', 'stack', 'count', 'firstSeenAt', 'lastSeenAt', 'lastRequestId'])
    .orderBy('lastSeenAt', 'desc')
    .orderBy('fingerprint')
    .limit(200)
    .execute()
  return rows.map(({ firstSeenAt, lastSeenAt, ...group }) => ({
    ...group,
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }))
}
