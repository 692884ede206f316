import pg from 'pg'

/** One connection of its own beside the pool, which comes back by itself: for what must not wait behind a full pool. */
export interface DatabaseLine {
  /** Throws while there is no connection. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** Hears a channel of NOTIFY, also after the connection came back. */
  listen(channel: string, hear: (payload: string) => void): void
  isUp(): boolean
  stop(): Promise<void>
}

const againMs = 250

/** Opens a line to the database of a pool; returns at once. */
export function openLine(pool: pg.Pool): DatabaseLine {
  const listeners = new Map<string, (payload: string) => void>()
  let client: pg.Client | undefined
  let isStopped = false
  /** One query after the other: the driver takes no second one meanwhile. */
  let last: Promise<unknown> = Promise.resolve()

  async function connect(): Promise<void> {
    const { connectionString, host, user, database } = pool.options
    const fresh = new pg.Client({
      ...(connectionString ? { connectionString } : { host, user, database }),
      ...{ connectionTimeoutMillis: 2_000, query_timeout: 2_000, application_name: 'invigil line' },
    })
    const isLost = () => {
      if (client === fresh) client = undefined
      if (!isStopped) setTimeout(() => void connect(), againMs).unref()
    }
    fresh.on('error', () => undefined)
    fresh.on('notification', ({ channel, payload = '' }) => listeners.get(channel)?.(payload))
    try {
      await fresh.connect()
      fresh.once('end', isLost)
      for (const channel of listeners.keys()) await fresh.query(`listen ${channel}`)
      if (isStopped) await fresh.end()
      else client = fresh
    } catch {
      void fresh.end().catch(() => undefined)
      if (fresh.listenerCount('end') === 0) isLost()
    }
  }

  void connect()
  return {
    query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      const answer = last.then(async () => {
        if (!client) throw new Error('the line to the database is down')
        return (await client.query<Row>(text, values)).rows
      })
      last = answer.catch(() => undefined)
      return answer
    },
    listen(channel, hear) {
      listeners.set(channel, hear)
      void client?.query(`listen ${channel}`).catch(() => undefined)
    },
    isUp: () => client !== undefined,
    async stop() {
      isStopped = true
      await client?.end().catch(() => undefined)
    },
  }
}
