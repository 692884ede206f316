import type { EvidenceFault } from '@invigil/contract/evidence.ts'
import type { App } from '../../platform/app.ts'
import { verifyAudit } from '../../platform/audit.ts'
import { signingKeys } from '../../platform/signing-key.ts'
import { anchorFileFor, anchorLines, anchorsExist } from './anchors.ts'
import { compareNamed, type Named, noteNamed, nothingNamed } from './check-named.ts'
import { type HeadLine, readHeadLine, type SignedHead } from './signed-head.ts'
import { readAnchors } from './verify-anchors.ts'

/** What a check of the whole installation's signed heads and audit found. */
export interface HeadsVerdict {
  heads: number
  anchors: number
  auditEntries: number
  /** Attempts that were named and are gone as the audit tells: practices. */
  deleted: number
  faults: EvidenceFault[]
}

/**
 * Compares the database with the signed heads outside it: each head is there and the same, the audit is whole and as far as
 * they say, and every attempt, track and manifest that they name is there or was lawfully deleted. So a database that was put
 * back to an earlier day is found, one whose rows were rewritten hash and all, and an attempt that vanished with all its rows.
 */
export async function checkHeads(
  app: Pick<App, 'db' | 'config'>,
  file = anchorFileFor(app.config),
): Promise<HeadsVerdict> {
  const { keys } = signingKeys(app.config.data)
  const rows = await app.db.selectFrom('signedHead').select(['counter', 'hash']).orderBy('counter').execute()
  const inDatabase = new Map(rows.map(({ counter, hash }) => [counter, hash]))
  const faults: EvidenceFault[] = []
  const isOutside = await anchorsExist(file)
  if (!isOutside && rows.length > 0)
    faults.push({ code: 'anchor-not-valid', about: `${file} is missing or empty` })
  const lines = isOutside ? anchorLines(file) : storedLines(app)
  const lost: number[] = []
  const named = nothingNamed()
  const found = await readAnchors(lines, keys, ({ head, hash }: HeadLine) => {
    const { counter } = head
    noteNamed(named, head)
    const own = inDatabase.get(counter)
    if (own === undefined) lost.push(counter)
    else if (own !== hash) faults.push({ code: 'anchor-differs', about: `head ${counter}` })
  })
  if (lost.length > 0)
    faults.push({ code: 'rolled-back', about: `heads ${Math.min(...lost)}-${Math.max(...lost)}` })
  faults.push(...found.faults, ...(await compareStored(app, named)))
  const audit = await verifyAudit(app.db)
  if (audit.found === 'broken')
    faults.push({ code: 'audit-altered', about: `organisation ${audit.organisationId}, entry ${audit.seq}` })
  if (found.last) faults.push(...(await compareAudits(app, found.last.head)))
  const { deleted, faults: missing } = await compareNamed(app, named)
  faults.push(...missing)
  const auditEntries = audit.found === 'intact' ? audit.entries : 0
  return { heads: rows.length, anchors: isOutside ? found.heads : 0, auditEntries, deleted, faults }
}

/** Each stored line is the one its row says. What it names is noted: the file outside may lack the last ones. */
async function compareStored(app: Pick<App, 'db'>, named: Named): Promise<EvidenceFault[]> {
  const faults: EvidenceFault[] = []
  let from = 0
  for (;;) {
    const rows = await app.db
      .selectFrom('signedHead')
      .select(['counter', 'hash', 'line'])
      .where('counter', '>', from)
      .orderBy('counter')
      .limit(200)
      .execute()
    for (const { counter, hash, line } of rows) {
      const read = readHeadLine(line)
      if (read?.hash !== hash || read.head.counter !== counter)
        faults.push({ code: 'row-changed', about: `head ${counter}` })
      else noteNamed(named, read.head)
    }
    const last = rows.at(-1)
    if (!last) return faults
    from = last.counter
  }
}

async function compareAudits(app: Pick<App, 'db'>, { audits }: SignedHead): Promise<EvidenceFault[]> {
  const faults: EvidenceFault[] = []
  for (const [organisationId, seq, hash] of audits) {
    const entry = await app.db
      .selectFrom('auditEntry')
      .select('hash')
      .where('organisationId', '=', organisationId)
      .where('seq', '=', seq)
      .executeTakeFirst()
    const about = `audit of ${organisationId}, entry ${seq}`
    if (!entry) faults.push({ code: 'rolled-back', about })
    else if (entry.hash !== hash) faults.push({ code: 'row-changed', about })
  }
  return faults
}

async function* storedLines(app: Pick<App, 'db'>): AsyncGenerator<string> {
  let from = 0
  for (;;) {
    const row = await app.db
      .selectFrom('signedHead')
      .select(['counter', 'line'])
      .where('counter', '>', from)
      .orderBy('counter')
      .limit(1)
      .executeTakeFirst()
    if (!row) return
    from = row.counter
    yield row.line
  }
}
