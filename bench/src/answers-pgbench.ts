import { execFile, execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { insertion } from '@invigil/server/src/attempt/write-entries.ts'
import { openDatabase } from '@invigil/server/src/platform/database.ts'

const runFile = promisify(execFile)

/** What pgbench measured; undefined when there is no pgbench on this machine. */
export interface PgbenchRound {
  savesPerSecond: number
  /** Of all statements, in milliseconds. */
  average: number
}

export function hasPgbench(): boolean {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The statement that saves one answer, driven by pgbench: as many connections as the server has, prepared, for so long. */
export async function pgbenchSaves(
  host: string,
  attemptIds: readonly string[],
  bodyText: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<PgbenchRound> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-pgbench-'))
  const script = path.join(folder, 'save.sql')
  writeFileSync(script, await scriptOf(host, attemptIds, bodyText))
  try {
    const { stdout } = await runFile('pgbench', [
      ...['-h', host, '-U', 'app', '-n', '-M', 'prepared', '-c', String(connections), '-j', '2'],
      ...['-D', 'seq=0', '-T', String(seconds), '-f', script, 'postgres'],
    ])
    const [, tps = '0'] = /tps = ([\d.]+)/.exec(stdout) ?? []
    const [, average = '0'] = /latency average = ([\d.]+)/.exec(stdout) ?? []
    return { savesPerSecond: Math.round(Number(tps)), average: Number(average) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Our own statement with its parameters written out: the next number each time, so that each entry becomes the latest answer
 * as ours do, and an attempt and a journal for each connection.
 */
async function scriptOf(host: string, attemptIds: readonly string[], bodyText: string): Promise<string> {
  const { db } = openDatabase({ host, database: 'postgres' }, { size: 1, report: () => undefined })
  const now = new Date()
  const row = {
    ...{ attemptId: attemptIds[0] as AttemptId, journalId: randomUUID(), seq: 1, opening: 1, bodyText },
    ...{ itemId: randomUUID() as ItemId, hash: '0'.repeat(64), chain: '0'.repeat(64), afterSeq: null },
    ...{ writtenAt: now, receivedAt: now, isLate: false, origin: 'browser' as const },
  }
  const { sql, parameters } = insertion([row], now).compile(db)
  await db.destroy()
  const perClient = (values: readonly string[]) =>
    `array[(array[${values.map((value) => `'${value}'`).join(',')}])[:client_id % ${values.length} + 1]]`
  const journals = attemptIds.map(() => randomUUID())
  const written = parameters.map((value) => {
    const [only] = Array.isArray(value) ? value : [value]
    if (only === row.attemptId) return perClient(attemptIds)
    if (only === row.journalId) return perClient(journals)
    if (only === row.itemId) return perClient(journals.map(() => randomUUID()))
    if (only === row.seq && value === parameters[2]) return 'array[:seq]'
    return Array.isArray(value) ? `array[${literal(only)}]` : literal(only)
  })
  const text = sql.replaceAll(/\$(\d+)/g, (_all, nth: string) => written[Number(nth) - 1] ?? 'null')
  return `\\set seq :seq + 1\n${text.replaceAll(/\s+/g, ' ')};\n`
}

function literal(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value)
  return `'${value instanceof Date ? value.toISOString() : String(value).replaceAll("'", "''")}'`
}
