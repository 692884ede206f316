import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { App } from './app.ts'
import { canonicalJson } from './canonical-json.ts'
import type { AuditEntryTable, Tables, Tx } from './tables.ts'

/** What is told: who did what to what. `subject` names one object, e.g. `attempt:<id>`; `body` holds plain JSON. */
export interface Told {
  /** Without one it concerns the whole server. */
  organisationId: string | null
  /** Null when the server itself did it. */
  actorId: string | null
  kind: string
  subject: string
  body?: object
}

const ofTheServer = '00000000-0000-0000-0000-000000000000'
const beforeTheFirst = '0'.repeat(64)

/** Appends one entry inside the caller's transaction. Entries of one organisation wait for each other until it ends. */
export async function audit(app: Pick<App, 'now'>, tx: Tx, told: Told): Promise<void> {
  const organisationId = told.organisationId ?? ofTheServer
  const end = await tx
    .insertInto('auditChain')
    .values({ organisationId, lastSeq: 0, lastHash: beforeTheFirst })
    // Changes nothing, but locks the row of a chain that exists.
    .onConflict((conflict) => conflict.column('organisationId').doUpdateSet({ organisationId }))
    .returning(['lastSeq', 'lastHash'])
    .executeTakeFirstOrThrow()

  const { actorId, kind, subject, body = {} } = told
  const entry = { organisationId, seq: end.lastSeq + 1, at: app.now(), actorId, kind, subject, body }
  const hash = auditHash(end.lastHash, entry)
  await tx
    .insertInto('auditEntry')
    .values({ ...entry, hash })
    .execute()
  await tx
    .updateTable('auditChain')
    .set({ lastSeq: entry.seq, lastHash: hash })
    .where('organisationId', '=', organisationId)
    .execute()
}

export type AuditVerdict =
  | { found: 'intact'; entries: number; chains: number }
  | { found: 'broken'; organisationId: string; seq: number; why: string }

/** Walks every chain from its first entry and says where the first changed, dropped, added or swapped entry is. */
export async function verifyAudit(db: Kysely<Tables>): Promise<AuditVerdict> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const chains = await tx.selectFrom('auditChain').selectAll().orderBy('organisationId').execute()
      const told = await tx.selectFrom('auditEntry').select('organisationId').distinct().execute()
      const lost = told.find((one) => !chains.some((chain) => chain.organisationId === one.organisationId))
      if (lost) return { found: 'broken', ...lost, seq: 1, why: 'the end of its chain is missing' }
      let entries = 0
      for (const chain of chains) {
        const end = await walk(tx, chain.organisationId)
        if ('why' in end) return { found: 'broken', organisationId: chain.organisationId, ...end }
        if (end.seq !== chain.lastSeq || end.hash !== chain.lastHash) {
          const why = `the chain should end with entry ${chain.lastSeq}`
          return { found: 'broken', organisationId: chain.organisationId, seq: end.seq + 1, why }
        }
        entries += end.seq
      }
      return { found: 'intact', entries, chains: chains.length }
    })
}

async function walk(tx: Tx, organisationId: string) {
  let end = { seq: 0, hash: beforeTheFirst }
  for (;;) {
    const page = await tx
      .selectFrom('auditEntry')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('seq', '>', end.seq)
      .orderBy('seq')
      .limit(1_000)
      .execute()
    if (page.length === 0) return end
    for (const { hash, ...entry } of page) {
      if (entry.seq !== end.seq + 1) return { seq: end.seq + 1, why: `entry ${end.seq + 1} is missing` }
      if (auditHash(end.hash, entry) !== hash)
        return { seq: entry.seq, why: `entry ${entry.seq} is not what was written` }
      end = { seq: entry.seq, hash }
    }
  }
}

/** The hash of an entry that follows one with the hash `previous`, hex. */
export function auditHash(previous: string, entry: Omit<AuditEntryTable, 'hash'>): string {
  const { organisationId, seq, at, actorId, kind, subject, body } = entry
  const words = canonicalJson([previous, organisationId, seq, at.toISOString(), actorId, kind, subject, body])
  return createHash('sha256').update(words).digest('hex')
}
