import type { TrackKind } from '@invigil/contract/frame.ts'
import type { Room } from '../platform/room.ts'
import { startRecording } from './recording.ts'
import type { SealerOptions } from './sealer.ts'
import { mediaSocket } from './socket.ts'
import { type Storage, type StorageFile, storageIn } from './storage.ts'

/** A disk that a test can fill up. */
export interface FillableDisk {
  isFull: boolean
  storage: Storage
}

/** A journal folder that refuses to write while `isFull`. */
export function aFillableDisk(folder: () => string): FillableDisk {
  const disk: FillableDisk = {
    isFull: false,
    storage: {
      async create(name) {
        const file = await storageIn(folder()).create(name)
        return { ...file, write: (buffers, at) => writeUnlessFull(disk, file, buffers, at) }
      },
    },
  }
  return disk
}

async function writeUnlessFull(disk: FillableDisk, file: StorageFile, buffers: Buffer[], at: number) {
  if (!disk.isFull) return file.write(buffers, at)
  // As a real disk does: some of it still fits.
  await file.write([Buffer.concat(buffers).subarray(0, 40)], at)
  throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
}

/** The media room for any attempt id, without the rooms that know attempts. */
export function aMediaRoom({
  kinds = ['camera', 'preview', 'microphone'],
  keeps = true,
  storage,
  sealing,
  keptPart,
}: {
  kinds?: TrackKind[]
  keeps?: boolean
  storage?: Storage
  sealing?: Partial<SealerOptions>
  keptPart?: 'all' | 'stills'
} = {}): Room {
  return {
    name: 'media',
    start: async (app) => (await startRecording(app, storage, sealing)).stop,
    sockets: { media: mediaSocket(async () => ({ kinds, keeps, mayBeLive: true, keptPart })) },
  }
}
