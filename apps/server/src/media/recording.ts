import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../platform/app.ts'
import type { Config } from '../platform/config.ts'
import type { Files } from '../platform/files.ts'
import { type KeyRing, openKeyRing } from '../platform/key-ring.ts'
import { openFiles } from '../platform/open-files.ts'
import { ChunkIndex } from './chunk-index.ts'
import { mediaCounters } from './counters.ts'
import { Ingest } from './ingest.ts'
import { Journal } from './journal.ts'
import type { LiveTracks } from './live-tracks.ts'
import { sayRecordingPlace } from './recording-place.ts'
import { sayWhenLate } from './say-late.ts'
import { type Sealer, type SealerOptions, startSealer } from './sealer.ts'
import { startSharing } from './start-sharing.ts'
import { type Storage, storageIn } from './storage.ts'

/** What the room holds while the server runs. */
export interface Recording {
  /** Folder of the journal files. */
  folder: string
  /** What wraps attempts' keys, and wrapped them before. */
  wrapping: KeyRing
  /** Where sealed objects lie. */
  files: Files
  ingest: Ingest
  live: LiveTracks
  sealer: Sealer
  /** Whether frames can be stored just now. */
  isStoring(): boolean
  /** Returns when everything taken so far is durable. */
  settled(): Promise<void>
  /** Returns when every chunk that is whole is in the index, or has to wait for the database. */
  indexed(): Promise<void>
  /** Commits what is under way and closes every chunk. */
  stop(): Promise<void>
}

const runningByDatabase = new WeakMap<object, Recording>()

/** The running recording of this server. Throws before the room has started. */
export function theRecording(app: Pick<App, 'db'>): Recording {
  const running = runningByDatabase.get(app.db)
  if (!running) throw new Error('the media room has not started')
  return running
}

/** Says where recordings lie, for a command that only reads them. */
export async function readRecordingsIn(app: Pick<App, 'db'>, config: Config): Promise<void> {
  const files = await openFiles(config, (sentence) => process.stderr.write(`${sentence}\n`))
  sayRecordingPlace(app, { ...(await openRecordingFolder(config.data)), files })
}

/** Where a data directory keeps recordings, and the key around their keys. Both are made if need be. */
async function openRecordingFolder(data: string): Promise<Pick<Recording, 'folder' | 'wrapping'>> {
  const folder = join(data, 'media')
  const keys = join(data, 'keys')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return { folder, wrapping: await openKeyRing(keys) }
}

/**
 * How long a commit of the journal gathers, in milliseconds. Each record costs a cipher, a hash, a place in the index and a read when
 * it is sealed, and each commit a sync; an acknowledgement releases only what the browser keeps for the worst.
 */
const commitEveryMs = 250

/** Recovers the journal and begins to record; `storage` is another than the disk in tests that break it. */
export async function startRecording(
  app: App,
  storage?: Storage,
  sealing: Partial<SealerOptions> = {},
): Promise<Recording> {
  const { folder, wrapping } = await openRecordingFolder(app.config.data)
  sayRecordingPlace(app, { folder, wrapping, files: app.files })
  const { cannotStore } = mediaCounters(app)
  const { numbers, sharing, live, leave } = await startSharing(app, folder, wrapping, () => ingest)
  const index = new ChunkIndex(app, numbers, () => ingest.oldestOpenFile)
  const journal = new Journal({
    storage: storage ?? storageIn(folder),
    firstFile: numbers.first,
    nextFile: numbers.next,
    everyMs: commitEveryMs,
    rotateBytes: 256 * 1024 * 1024,
    retryMs: 1_000,
    onTrouble(error) {
      cannotStore.set(1)
      app.log.error({ err: error }, 'recordings cannot be stored; recorders keep them and come back')
      ingest.tellAll({ type: 'cannot-store' }, 1013)
    },
    onMended() {
      cannotStore.set(0)
      app.log.info('recordings are stored again')
    },
  })
  const ingest = new Ingest(app, { journal, index, live, wrapping, sharing })
  const stopSaying = sayWhenLate((message) => ingest.tellAll(message))
  const mayWork = () => !journal.isFailing && !journal.isSlow
  const sealer = startSealer(app, { folder, mayWork, ...sealing })
  const recording: Recording = {
    folder,
    wrapping,
    files: app.files,
    ingest,
    live,
    sealer,
    isStoring: () => !journal.isFailing,
    settled: () => journal.settled(),
    indexed: () => index.settled(),
    async stop() {
      stopSaying()
      await sealer.stop()
      await journal.close().catch((error) => app.log.error({ err: error }, 'the journal could not be closed'))
      ingest.closeChunks()
      await index.settled()
      await leave(!index.isBehind)
    },
  }
  runningByDatabase.set(app.db, recording)
  return recording
}
