import { writeJson } from '../json.ts'
import { aikenWriter } from './aiken.ts'
import { giftWriter } from './gift.ts'
import { moodleXmlWriter } from './moodle-xml.ts'
import { qtiWriter } from './qti.ts'
import type { Writer } from './writing.ts'

/** Our own JSON, which holds everything. */
const jsonWriter: Writer = {
  name: 'json',
  extension: 'json',
  mediaType: 'application/json',
  write: ({ items, files }) => ({
    bytes: new TextEncoder().encode(writeJson({ items: [...items], files: [...files] })),
    items: items.map(() => ({ isLeftOut: false, losses: [] })),
  }),
}

/** Every format that is written, the one that holds most first. */
export const writers: readonly Writer[] = [jsonWriter, qtiWriter, moodleXmlWriter, giftWriter, aikenWriter]
