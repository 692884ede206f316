import { createHash } from 'node:crypto'
import { mkdir, open, readFile, truncate } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { SignedReceipt } from '@invigil/contract/deletion-receipt.ts'
import type { LedgerState } from '@invigil/contract/retention.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { isSignedBy, signingKeys } from '../platform/signing-key.ts'
import { hashOfReceipt } from './deletion-receipt.ts'
import './tables.ts'

/** One erasure in the ledger. `chain` is SHA-256 of `previous|line|hash`, so that no line can be taken out or changed unnoticed. */
export const LedgerLine = SignedReceipt.extend({
  line: z.number().int().positive(),
  previous: z.string(),
  chain: z.string(),
})
export type LedgerLine = z.infer<typeof LedgerLine>

const beforeTheFirst = '0'.repeat(64)

/** The file lies outside of the database: a restored backup does not take it back in time. */
export function ledgerFile(data: string): string {
  return path.join(data, 'ledger', 'erasures.jsonl')
}

/** Appends every erasure that is not in the ledger yet; durable when it returns. Processes wait for each other. */
export async function writeLedger(app: Pick<App, 'db' | 'config' | 'now'>): Promise<number> {
  return await app.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('admin.ledger', 0))`.execute(tx)
    const rows = await tx
      .selectFrom('erasure')
      .select(['number', 'receipt', 'hash', 'signature', 'keyId'])
      .where('inLedgerAt', 'is', null)
      .orderBy('erasedAt')
      .orderBy('number')
      .execute()
    if (rows.length === 0) return 0
    // What was written and not marked is at the very end: its transaction was the last that wrote.
    const lines = await lastLines(app.config.data, rows.length)
    const known = new Set(lines.map(({ receipt }) => receipt.number))
    const missing = rows.filter(({ number }) => !known.has(number))
    await append(
      ledgerFile(app.config.data),
      missing.map(({ number: _number, ...signed }) => SignedReceipt.parse(signed)),
      lines.at(-1),
    )
    await tx
      .updateTable('erasure')
      .set({ inLedgerAt: app.now() })
      .where(
        'number',
        'in',
        rows.map(({ number }) => number),
      )
      .execute()
    return missing.length
  })
}

async function append(file: string, signed: readonly SignedReceipt[], last: LedgerLine | undefined) {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  let line = last?.line ?? 0
  let previous = last?.chain ?? beforeTheFirst
  const texts = signed.map((one) => {
    line += 1
    const chain = chainOf(previous, line, one.hash)
    const text = canonicalJson({ ...one, line, previous, chain })
    previous = chain
    return `${text}\n`
  })
  await cutTornEnd(file)
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.writeFile(texts.join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
  const folder = await open(path.dirname(file), 'r')
  await folder.sync()
  await folder.close()
}

/** A line that a crash cut short was never counted on: its erasure is still to be written. */
async function cutTornEnd(file: string): Promise<void> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0))
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) await truncate(file, end)
}

/** The last lines, not verified: an erasure must not cost more the longer the ledger is. All where one cannot be read. */
async function lastLines(data: string, count: number): Promise<LedgerLine[]> {
  const lines = (await textsIn(data)).slice(-count).map((text) => LedgerLine.safeParse(jsonIn(text)).data)
  const readable = lines.filter((line) => line !== undefined)
  return readable.length === lines.length ? readable : (await readLedger(data)).lines
}

/** The whole lines of the file; what a crash cut short is none. */
async function textsIn(data: string): Promise<string[]> {
  const text = await readFile(ledgerFile(data), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').slice(0, -1)
}

/** Every line that can be read, and the first thing that is wrong with the file. */
export async function readLedger(data: string): Promise<{ lines: LedgerLine[]; problem: string | null }> {
  const texts = await textsIn(data)
  const keys = texts.length === 0 ? [] : signingKeys(data).keys
  const lines: LedgerLine[] = []
  let problem: string | null = null
  for (const [index, one] of texts.entries()) {
    // Signatures take their time; answers are written in between.
    if (index % 50 === 49) await setImmediate()
    const parsed = LedgerLine.safeParse(jsonIn(one))
    const wrong = parsed.success ? wrongIn(parsed.data, lines.at(-1), keys) : 'cannot be read'
    problem ??= wrong && `line ${index + 1} ${wrong}`
    // Even what is out of place is obeyed, as long as it is what somebody erased.
    if (parsed.success && hashOfReceipt(parsed.data.receipt) === parsed.data.hash) lines.push(parsed.data)
  }
  return { lines, problem }
}

function wrongIn(
  { line, previous, chain, hash, receipt, signature, keyId }: LedgerLine,
  before: LedgerLine | undefined,
  keys: Parameters<typeof isSignedBy>[0],
): string | null {
  if (hashOfReceipt(receipt) !== hash) return 'is not what was written'
  if (line !== (before?.line ?? 0) + 1 || previous !== (before?.chain ?? beforeTheFirst))
    return 'does not follow the one before it'
  if (chain !== chainOf(previous, line, hash)) return 'is not what was written'
  const bytes = Buffer.from(canonicalJson(receipt))
  const signed = isSignedBy(keys, { keyId, signature, bytes })
  if (signed === 'key-unknown') return 'is signed with a key that is not one of this installation'
  return signed === 'not-signed' ? 'is not what was signed' : null
}

/** How the ledger is, for the page that shows it. */
export async function ledgerState(app: Pick<App, 'db' | 'config'>): Promise<LedgerState> {
  const { lines, problem } = await readLedger(app.config.data)
  const known = new Set(lines.map(({ receipt }) => receipt.number))
  const rows = await app.db.selectFrom('erasure').select('number').execute()
  return {
    lines: lines.length,
    lastAt: lines.at(-1)?.receipt.erasedAt ?? null,
    missing: rows.filter(({ number }) => !known.has(number)).length,
    isIntact: problem === null,
    problem,
  }
}

function chainOf(previous: string, line: number, hash: string): string {
  return createHash('sha256').update(`${previous}|${line}|${hash}`).digest('hex')
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
