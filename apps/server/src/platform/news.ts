import type pg from 'pg'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { App } from './app.ts'
import type { Metrics } from './metrics.ts'
import type { News } from './tables.ts'

/** Something that happens later: because of news (`hears`) or by the clock (`every`, a cron expression in UTC). Handlers are idempotent. */
export interface Job {
  /** Unique, e.g. `incident.pin`. */
  name: string
  hears?: keyof News
  every?: string
  handle: (app: App, body: never) => Promise<void>
  retryLimit: number
  expireInSeconds: number
}

interface Choices {
  /** 5 unless told. */
  retryLimit?: number
  /** 60 unless told. */
  expireInSeconds?: number
}

/** A job that hears one kind of news. Several rooms may hear the same. */
export function onNews<Kind extends keyof News>(
  hears: Kind,
  name: string,
  handle: (app: App, body: News[Kind]) => Promise<void>,
  choices: Choices = {},
): Job {
  return { hears, name, handle, retryLimit: 5, expireInSeconds: 60, ...choices }
}

/** A job that runs by the clock, e.g. `everyTime('* * * * *', 'attempt.expire', expireAttempts)`: at most once a minute. */
export function everyTime(
  every: string,
  name: string,
  handle: (app: App) => Promise<void>,
  choices: Choices = {},
): Job {
  return { every, name, handle, retryLimit: 0, expireInSeconds: 60, ...choices }
}

export interface Newsroom {
  announce: App['announce']
  announceAll: App['announceAll']
  /** Starts the workers; returns what lets running jobs end and stops them. */
  work(app: App): Promise<() => Promise<void>>
  /** Handles everything that is due at `app.now()`, then what that announced, until nothing is; for tests. Errors are thrown. */
  workUntilQuiet(app: App): Promise<void>
  stop(): Promise<void>
}

/** How often a process looks whether anything is due; what it announced itself it hears at once. */
const lookEverySeconds = 2
/** How often each worker looks for itself: only so that nothing is left lying, whatever happens. */
const lookAloneSeconds = 60

/** Opens the durable jobs in the schema `job`. `isRunning` is false for a process that only announces. */
export async function openNewsroom(
  pool: pg.Pool,
  jobs: readonly Job[],
  { log, metrics, supervises }: { log: Logger; metrics: Metrics; supervises: boolean },
): Promise<Newsroom> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'job',
    supervise: supervises,
    schedule: supervises,
    migrate: true,
  })
  boss.on('error', (error) => log.error({ err: error }, 'jobs'))
  await boss.start()
  await prepareQueues(boss, jobs, supervises)
  const workers = new Map<string, string>()

  const announceAll: App['announceAll'] = async (tx, kind, all) => {
    const hearing = jobs.filter((job) => job.hears === kind).map(({ name }) => name)
    const sent = all.map(({ body, at }) => ({ data: body as object, ...(at ? { startAfter: at } : {}) }))
    for (const name of hearing) if (sent.length > 0) await boss.insert(name, sent, { db: fromKysely(tx) })
    if (all.some(({ at }) => !at)) wakeSoon(hearing)
  }
  const announce: App['announce'] = (tx, kind, body, when = {}) => announceAll(tx, kind, [{ body, ...when }])

  // A worker woken before the commit finds nothing and polls again in 2 s; so it is woken twice, shortly after.
  function wakeSoon(names: string[]) {
    for (const afterMs of [15, 120]) setTimeout(() => wake(names), afterMs).unref()
  }

  function wake(names: string[]) {
    for (const id of names.map((name) => workers.get(name))) if (id) boss.notifyWorker(id)
  }

  return {
    announce,
    announceAll,
    async work(app) {
      for (const job of jobs) {
        const handle = async ([task]: { data: unknown; id: string }[]) => {
          if (task) await perform(app, job, task.data, metrics)
        }
        const workerId = await boss.work(job.name, { pollingIntervalSeconds: lookAloneSeconds }, handle)
        workers.set(job.name, workerId)
      }
      const stopLooking = lookForDue(pool, log, wake)
      return async () => {
        stopLooking()
        for (const job of jobs) await boss.offWork(job.name, { wait: true })
        workers.clear()
      }
    },
    async workUntilQuiet(app) {
      const isQuiet = async () => (await workOnce(boss, pool, app, jobs, metrics)) === 0
      while (!(await isQuiet()));
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000, close: false }),
  }
}

/** Wakes the queues with something due, again and again; returns what ends that. */
function lookForDue(pool: pg.Pool, log: Logger, wake: (names: string[]) => void): () => void {
  let isLooking = false
  const look = async () => {
    // While a database hangs one connection waits here; the others are left for answers.
    if (isLooking) return
    isLooking = true
    wake(await dueQueues(pool, log))
    isLooking = false
  }
  const looking = setInterval(() => void look(), lookEverySeconds * 1_000)
  return () => clearInterval(looking)
}

/** The queues with something due. One question for all of them: dozens of workers that each asked were most of what an idle server did. */
async function dueQueues(pool: pg.Pool, log: Logger): Promise<string[]> {
  try {
    // An index of pg-boss holds just what waits.
    const { rows } = await pool.query<{ name: string }>(
      `select distinct name from job.job where state < 'active' and not blocked and start_after <= now()`,
    )
    return rows.map(({ name }) => name)
  } catch (error) {
    log.error({ err: error }, 'jobs')
    return []
  }
}

async function prepareQueues(boss: PgBoss, jobs: readonly Job[], schedules: boolean) {
  const known = new Set((await boss.getQueues()).map((queue) => queue.name))
  for (const { name, retryLimit, expireInSeconds, every } of jobs) {
    const options = { retryLimit, retryDelay: 1, retryBackoff: true, retryDelayMax: 300, expireInSeconds }
    if (known.has(name)) await boss.updateQueue(name, options)
    else await boss.createQueue(name, { ...options, policy: 'standard' })
    if (every && schedules) await boss.schedule(name, every, {}, { tz: 'UTC' })
    // The first announcement looks its queue up, beside its transaction: many at once would wait for each other's connections.
    await boss.insert(name, [])
  }
}

async function perform(app: App, job: Job, body: unknown, metrics: Metrics): Promise<void> {
  try {
    await job.handle(app, body as never)
    metrics.jobs.inc({ job: job.name, outcome: 'done' })
  } catch (error) {
    metrics.jobs.inc({ job: job.name, outcome: 'failed' })
    app.log.error({ err: error, job: job.name }, 'a job failed and will be tried again')
    throw error
  }
}

async function workOnce(boss: PgBoss, pool: pg.Pool, app: App, jobs: readonly Job[], metrics: Metrics) {
  const { rows } = await pool.query<{ id: string; name: string; data: unknown }>(
    `select id, name, data from job.job where state in ('created', 'retry') and start_after <= greatest(now(), $1)
     order by created_on, id`,
    [app.now()],
  )
  for (const row of rows) {
    const job = jobs.find(({ name }) => name === row.name)
    await boss.deleteJob(row.name, row.id)
    if (job) await perform(app, job, row.data, metrics)
  }
  return rows.length
}
