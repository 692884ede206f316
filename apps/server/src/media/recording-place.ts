import type { App } from '../platform/app.ts'
import type { Files } from '../platform/files.ts'
import type { KeyRing } from '../platform/key-ring.ts'

/** Where recordings lie and what opens their keys. */
export interface RecordingPlace {
  /** Folder of the journal files. */
  folder: string
  /** What wraps attempts' keys, and wrapped them before. */
  wrapping: KeyRing
  /** Where sealed objects lie. */
  files: Files
}

const placeByDatabase = new WeakMap<object, RecordingPlace>()

/** Where recordings lie, in a server and in a command beside it. Throws before either has said so. */
export function theRecordingPlace(app: Pick<App, 'db'>): RecordingPlace {
  const place = placeByDatabase.get(app.db)
  if (!place) throw new Error('nobody has said where recordings lie')
  return place
}

/** Says where recordings of this database lie. */
export function sayRecordingPlace(app: Pick<App, 'db'>, place: RecordingPlace): void {
  placeByDatabase.set(app.db, place)
}
