import type { Carrier } from './bus-shared.ts'
import type { DatabaseLine } from './database-line.ts'

const channel = 'invigil_hints'

/**
 * Brings hints by PostgreSQL's NOTIFY. Never inside a transaction of answers or signals: NOTIFY takes a lock of the whole
 * database at commit, so one line of each process sends them, gathered.
 */
export function carryByNotify(line: DatabaseLine): Carrier {
  return {
    async send(text) {
      await line.query('select pg_notify($1, $2)', [channel, text])
    },
    hear: (listener) => line.listen(channel, listener),
    isUp: () => line.isUp(),
    stop: async () => undefined,
  }
}
