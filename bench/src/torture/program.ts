import { once } from 'node:events'
import { join } from 'node:path'
import { rooms } from '@invigil/server/src/app.ts'
import { startRecording } from '@invigil/server/src/media/recording.ts'
import { type Storage, storageIn } from '@invigil/server/src/media/storage.ts'
import { readConfig } from '@invigil/server/src/platform/config.ts'
import type { Room } from '@invigil/server/src/platform/room.ts'
import { serve } from '@invigil/server/src/platform/serve.ts'

// The whole server as `main.ts serve` starts it, but that it seals all the time, so that kills fall between the steps of sealing;
// with INVIGIL_TORTURE_SYNC=no its journal only pretends to reach the disk.
const { config } = readConfig(process.argv.slice(2), process.env)
const size = { leastSeconds: 3, mostSeconds: 6, mostBytes: 1_000_000 }
const eagerly = { everyMs: 500, quietMs: 1_000, graceMs: 20_000, size }
const folder = join(config.data, 'media')
const isSynced = process.env.INVIGIL_TORTURE_SYNC !== 'no'

const isTold = once(process, 'SIGTERM')
const serving = await serve(config, rooms.map(sealingEagerly), (step) => process.stdout.write(`· ${step}\n`))
process.stdout.write(`Invigil is ready: ${serving.url}\n`)
await serving.welcome()
await isTold
await serving.stop()

function sealingEagerly(room: Room): Room {
  if (room.name !== 'media') return room
  const storage = isSynced ? storageIn(folder) : unsynced(storageIn(folder))
  return { ...room, start: async (app) => (await startRecording(app, storage, eagerly)).stop }
}

function unsynced(storage: Storage): Storage {
  return {
    create: async (name) => ({ ...(await storage.create(name)), sync: async () => undefined }),
  }
}
