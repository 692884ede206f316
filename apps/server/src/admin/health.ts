import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { modelsOf } from '@invigil/models/catalogue.ts'
import { deliveredFiles } from '@invigil/models/files.ts'
import type { ModelSetName } from '@invigil/models/model.ts'
import { servedFiles } from '@invigil/models/served.ts'
import { sql } from 'kysely'
import { theRecording } from '../media/recording.ts'
import { analysisLoad } from '../monitoring/analyse.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { restartsSetting } from '../platform/postgres-kept.ts'
import { version } from '../platform/version.ts'
import { theVision } from '../platform/vision/vision.ts'

export interface Check {
  name: 'database' | 'disk' | 'jobs' | 'media' | 'sealing' | 'models' | 'vision'
  state: 'good' | 'warning' | 'bad'
  /** Figures for who knows the system; people read the translated name and state. */
  detail: string
}

export interface Health {
  version: string
  startedAt: string
  checks: Check[]
}

/** Tries everything an exam needs, each for real: asks the database, writes and reads a file, counts jobs that wait too long. */
export async function checkHealth(app: App): Promise<Health> {
  const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString()
  const checks = await Promise.all([
    tried('database', () => checkDatabase(app)),
    tried('disk', () => checkDisk(app)),
    tried('jobs', () => checkJobs(app)),
    tried('media', () => checkFiles(app)),
    tried('sealing', () => checkSealing(app)),
    tried('models', async () => checkModels(app.config.models)),
    tried('vision', async () => checkVision(app)),
  ])
  return { version, startedAt, checks }
}

type Found = Omit<Check, 'name'>

/** A check that cannot be made is a bad one, and the page that shows it still comes up. */
async function tried(name: Check['name'], check: () => Promise<Found>): Promise<Check> {
  return await check().then(
    (found) => ({ name, ...found }),
    (error: unknown) => ({
      name,
      state: 'bad',
      detail: error instanceof Error ? error.message : String(error),
    }),
  )
}

async function checkDatabase(app: App): Promise<Found> {
  const begun = performance.now()
  const { rows } = await sql<DatabaseFigures>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
           (select count(*) from pg_stat_activity where datname = current_database()) as connections,
           current_setting(${restartsSetting}, true) as restarts, pg_postmaster_start_time() as begun_at`.execute(
    app.db,
  )
  const milliseconds = Math.round(performance.now() - begun)
  const [row] = rows
  const figures = `PostgreSQL ${row?.version}, ${gigabytes(row?.bytes ?? 0)} GB, ${row?.connections} connections, ${milliseconds} ms`
  const { restarts, begunAt } = row ?? {}
  if (restarts && begunAt) {
    const again = `started again ${restarts} times after it had ended by itself, last ${begunAt.toISOString()}`
    return { state: 'warning', detail: `${figures}; ${again}` }
  }
  return { state: milliseconds < 500 ? 'good' : 'warning', detail: figures }
}

interface DatabaseFigures {
  version: string
  bytes: number
  connections: number
  restarts: string | null
  begunAt: Date
}

async function checkDisk(app: App): Promise<Found> {
  const { bavail, blocks, bsize } = await statfs(app.config.data)
  return judgeDisk(bavail * bsize, blocks * bsize)
}

/** A disk is bad below 1 GB of room, and worth a warning below 10 GB or a twentieth of it, whichever is less. */
export function judgeDisk(free: number, size: number): Found {
  const detail = `${gigabytes(free)} GB free of ${gigabytes(size)} GB`
  if (free < 1e9) return { state: 'bad', detail }
  return { state: free < Math.min(10e9, size / 20) ? 'warning' : 'good', detail }
}

async function checkJobs(app: App): Promise<Found> {
  const { rows } = await sql<{ late: number; failed: number }>`
    select count(*) filter (where state in ('created', 'retry') and start_after < now() - interval '2 minutes') as late,
           count(*) filter (where state = 'failed' and completed_on > now() - interval '1 day') as failed
      from job.job`.execute(app.db)
  const { late = 0, failed = 0 } = rows[0] ?? {}
  const detail = `${late} late, ${failed} failed in 24 h`
  if (late > 100) return { state: 'bad', detail }
  return { state: late + failed > 0 ? 'warning' : 'good', detail }
}

/** Recordings, evidence and images stand or fall with this. */
async function checkFiles(app: App): Promise<Found> {
  const key = `health/${newId()}`
  const begun = performance.now()
  const written = Buffer.from(key)
  await app.files.put(key, written)
  const read = await app.files.get(key)
  await app.files.delete(key)
  const milliseconds = Math.round(performance.now() - begun)
  const isSame = read.equals(written)
  return { state: isSame ? 'good' : 'bad', detail: `write, read, delete: ${milliseconds} ms` }
}

/** Until recordings are sealed the journal keeps them, on this disk and nowhere else. */
async function checkSealing(app: App): Promise<Found> {
  const { rows } = await sql<{ seconds: number | null; bytes: number }>`
    select extract(epoch from now() - min(from_at))::float8 as seconds, coalesce(sum(bytes), 0)::float8 as bytes
      from track_chunk where sealed_in is null`.execute(app.db)
  const [row] = rows
  return judgeSealing(row?.seconds ?? 0, row?.bytes ?? 0, theRecording(app).sealer.trouble())
}

/** A track is sealed a minute after it ended; what waits for a quarter of an hour waits for something. */
export function judgeSealing(
  seconds: number,
  bytes: number,
  trouble: { since: Date; why: string } | undefined,
): Found {
  const waiting = `${gigabytes(bytes)} GB in the journal, the oldest ${Math.max(0, Math.round(seconds / 60))} min old`
  if (trouble) {
    const since = trouble.since.toISOString()
    return { state: 'bad', detail: `${waiting}; objects cannot be written since ${since}: ${trouble.why}` }
  }
  return { state: seconds > 900 ? 'warning' : 'good', detail: waiting }
}

/** Without the light networks nobody is looked at; without the others some things are not noticed. */
function checkModels(set: ModelSetName): Found {
  const files = servedFiles(set)
  const missing = files
    .filter(({ file }) => !existsSync(file))
    .map(({ path }) => path.replace('/models/', ''))
  const needed = new Set(deliveredFiles.map(({ name }) => name))
  const count = `${modelsOf(set).length} networks, ${files.length - missing.length} of ${files.length} files`
  const detail = missing.length === 0 ? count : `${count}; missing: ${missing.join(', ')}`
  if (missing.some((name) => needed.has(name))) return { state: 'bad', detail }
  return { state: missing.length === 0 ? 'good' : 'warning', detail }
}

/** Looking that is slowed, or lacks networks, is worth a warning; an exam goes on without it. */
function checkVision(app: App): Found {
  const { isOn, trouble } = theVision(app)
  if (!isOn) return { state: 'warning', detail: 'visionProcesses is 0: the server does not look itself' }
  const { watched, rate, leftOut } = analysisLoad(app)
  const { missing, crashes } = trouble()
  const parts = [
    `${app.config.visionProcesses} processes, ${watched} attempts watched, ${Math.round(rate * 100)} % of the wished rate`,
    ...(leftOut.length > 0 ? [`left out: ${leftOut.join(', ')}`] : []),
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    `${crashes} restarts`,
  ]
  const isGood = rate >= 1 && leftOut.length + missing.length + crashes === 0
  return { state: isGood ? 'good' : 'warning', detail: parts.join('; ') }
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1)
}
