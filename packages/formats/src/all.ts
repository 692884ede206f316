import { aiken } from './aiken.ts'
import { declaredEncoding, decodeText, isBinary } from './decode-text.ts'
import { gift } from './gift.ts'
import { json } from './json.ts'
import { readingOf } from './make-reading.ts'
import { moodleXml } from './moodle-xml.ts'
import { qti2, qti3 } from './qti/read-qti.ts'
import { qti1 } from './qti1/read-qti1.ts'
import type { Format, FormatName, Reading, Source } from './reading.ts'
import { UnreadableFile } from './reading.ts'
import { table } from './table/table.ts'
import { isZip, openZip } from './zip/open-zip.ts'

/** Every format, the surest to be recognised first. */
export const formats: readonly Format[] = [qti3, qti2, qti1, json, moodleXml, table, aiken, gift]

/** No file of questions is larger; what is larger is refused before it is read. */
export const mostBytes = 50_000_000
const mostTextBytes = 20_000_000

/**
 * Reads a file of questions: finds its format and encoding (or takes `format`), and tells all that comes in, all that a
 * person should look at, and all that stays out. Stores nothing. Throws an UnreadableFile when there is nothing to tell.
 */
export function readFile(fileName: string, bytes: Uint8Array, format?: FormatName): Reading {
  if (bytes.length > mostBytes) throw new UnreadableFile('file-too-large', `more than ${mostBytes} bytes`)
  const { source, encoding } = sourceOf(fileName, bytes)
  const chosen = formats.find(({ name, recognises }) => (format ? name === format : recognises(source)))
  if (!chosen) throw new UnreadableFile('unknown-format', 'none of the formats we read')
  return readingOf(chosen.name, encoding, chosen.read(source))
}

function sourceOf(fileName: string, bytes: Uint8Array): { source: Source; encoding: string | null } {
  if (isZip(bytes)) return { source: { fileName, bytes, text: '', archive: openZip(bytes) }, encoding: null }
  if (isBinary(bytes)) return { source: { fileName, bytes, text: '' }, encoding: null }
  if (bytes.length > mostTextBytes)
    throw new UnreadableFile('file-too-large', `a text of more than ${mostTextBytes} bytes`)
  const { text, encoding } = decodeText(bytes, declaredEncoding(bytes))
  return { source: { fileName, bytes, text }, encoding }
}
