import { Config } from '@invigil/server/src/platform/config.ts'
import { openLog } from '@invigil/server/src/platform/log.ts'
import { openStoreBeside } from '@invigil/server/src/platform/store.ts'

/** More files of its journal than a database of this size keeps ready. */
const mostFilesReady = 12

/** Somebody who is connected to the database of a running server, and notices when it falls. */
export interface WatchedDatabase {
  hasFallen(): boolean
  /** Uses up what it has ready of its journal, until it must make a new file and, on a full disk, cannot. */
  useUpJournal(): Promise<void>
  close(): Promise<void>
}

export async function watchDatabase(folder: string): Promise<WatchedDatabase> {
  const config = Config.parse({ data: folder, logLevel: 'silent' })
  const store = await openStoreBeside(config, openLog(config))
  const client = await store.pool.connect()
  let hasFallen = false
  client.once('end', () => {
    hasFallen = true
  })
  return {
    hasFallen: () => hasFallen,
    async useUpJournal() {
      for (let file = 0; file < mostFilesReady && !hasFallen; file += 1) {
        const used = client.query("select pg_logical_emit_message(true, 'torture', ''), pg_switch_wal()")
        if (!(await used.catch(() => undefined))) return
      }
    },
    async close() {
      client.release(true)
      await store.close()
    },
  }
}
