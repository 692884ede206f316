import { createHash } from 'node:crypto'
import type { App } from './app.ts'

/** Where an unexpected error happened. */
export interface Happened {
  /** The route as it is declared, the socket or the job: never a value a person typed. */
  route: string
  requestId: string
}

/** Counts, logs and groups an error that is our fault. Never throws, so that telling of an error cannot become one. */
export async function reportUnexpected(
  app: App,
  error: unknown,
  { route, requestId }: Happened,
): Promise<void> {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  app.metrics.unexpectedErrors.inc({ route })
  app.log.error({ err: error, requestId, route }, 'unexpected error')
  const now = app.now()
  await app.db
    .insertInto('errorGroup')
    .values({
      fingerprint: fingerprintOf(route, message, stack ?? ''),
      message: message.slice(0, 500),
      stack: (stack ?? '').slice(0, 4_000),
      route,
      firstSeenAt: now,
      lastSeenAt: now,
      lastRequestId: requestId,
    })
    .onConflict((conflict) =>
      conflict.column('fingerprint').doUpdateSet((row) => ({
        count: row('errorGroup.count', '+', 1),
        lastSeenAt: now,
        lastRequestId: requestId,
      })),
    )
    .execute()
    .catch((failure) => app.log.error({ err: failure, requestId }, 'the error could not be kept'))
}

/** Same route, same kind of message (without numbers and ids), same innermost place of ours. */
function fingerprintOf(route: string, message: string, stack: string): string {
  const place = /(apps|packages)\/[^\s)]*\.tsx?:\d+/.exec(stack)?.[0] ?? ''
  const kind = message.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '?').replace(/\d+/g, '?')
  return createHash('sha256').update(`${route}|${kind}|${place}`).digest('hex').slice(0, 24)
}
