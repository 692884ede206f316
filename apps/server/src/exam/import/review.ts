import { createHash } from 'node:crypto'
import type { ImportEntry, ImportNotice, ImportReview } from '@invigil/contract/import.ts'
import { mostImportBytes } from '@invigil/contract/import.ts'
import { mostSoundBytes } from '@invigil/contract/sound.ts'
import type { Notice, ReadFile, ReadItem, Reading } from '@invigil/formats/reading.ts'
import { soundTypeOf } from '@invigil/formats/sound-type.ts'
import { type Item, textsOf } from '@invigil/items/all.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findUnstorable } from '../../platform/storable.ts'
import { fileIdsIn } from '../bank/find-images.ts'
import { soundIdsIn } from '../sounds.ts'
import { lookAtImages } from './images.ts'
import { readApart } from './read-apart.ts'
import { contentMark } from './same-content.ts'

/** A file of questions as a browser sends it. */
export interface QuestionFile {
  name: string
  /** Base64. */
  data: string
}

/** A review with what it takes to store it. */
export interface Reviewed {
  review: ImportReview
  reading: Reading | undefined
  files: ReadFile[]
}

/** Tells what a file would bring beside the items that are there already. Stores nothing. */
export async function reviewFile(file: QuestionFile, there: readonly Item[]): Promise<Reviewed> {
  const bytes = Buffer.from(file.data, 'base64')
  if (bytes.length > mostImportBytes)
    throw new Refusal('too-large', `${bytes.length} bytes`, { bytes: mostImportBytes })
  const hash = createHash('sha256').update(bytes).digest('hex')
  const read = await readApart(file.name, bytes)
  if (read.is === 'unreadable') {
    const nothing = { format: null, encoding: null, entries: [], notices: [], images: [], sections: [] }
    return { review: { hash, ...nothing, leftOut: [told(read.why)] }, reading: undefined, files: [] }
  }
  const { reading } = read
  const images = await lookAtImages(reading.files)
  const unreadable = new Set(images.filter(({ isReadable }) => !isReadable).map(({ id }) => id))
  const tooLarge = new Map(
    reading.files
      .filter(({ bytes: own }) => own.length > mostSoundBytes && soundTypeOf(own))
      .map(({ id, ...sound }) => [id, sound]),
  )
  const judged = reading.items.map((one, at) => ({ one, at, why: whyNot(one.item, unreadable, tooLarge) }))
  const fitting = judged.filter(({ why }) => why === undefined)
  const marked = sameContents(
    fitting.map(({ one }) => one.item),
    there,
  )
  const entries = fitting.map(({ one, at }, place) =>
    entryOf(one, at, marked[place] ?? null, [
      ...(one.notices ?? []).map(told),
      ...imageNotices(one, unreadable),
    ]),
  )
  return {
    reading,
    files: reading.files.filter(({ id }) => !unreadable.has(id)),
    review: {
      hash,
      format: reading.format,
      encoding: reading.encoding,
      entries,
      leftOut: [
        ...reading.leftOut.map(told),
        ...judged.flatMap(({ one, why }) => (why ? [{ place: one.place, ...why }] : [])),
      ],
      notices: [...reading.fileWarnings.map(told), ...drawNotices(reading)],
      images,
      sections: reading.sections.map(({ title, items }) => ({ title, entries: items })),
    },
  }
}

/** Why an item that was read cannot be stored: half a letter in it, a sound beyond the limit, or a picture that nobody can draw. */
function whyNot(
  item: Item,
  unreadable: ReadonlySet<string>,
  tooLarge: ReadonlyMap<string, Omit<ReadFile, 'id'>>,
) {
  const field = findUnstorable(item)
  if (field !== undefined) return { code: 'not-storable', detail: field }
  const sound = soundIdsIn(JSON.stringify(item)).flatMap((id) => tooLarge.get(id) ?? [])[0]
  if (sound)
    return {
      code: 'sound-too-large',
      detail: `${sound.name}, ${Math.ceil(sound.bytes.length / 100_000) / 10} MB`,
    }
  if (item.kind === 'hotspot' && item.picture && unreadable.has(item.picture.fileId))
    return { code: 'image-of-another-kind', detail: item.picture.alt }
  return undefined
}

function entryOf(
  { place, name, category, tags, difficulty, item, scored }: ReadItem,
  at: number,
  sameAs: ImportEntry['sameAs'],
  notices: ImportNotice[],
): ImportEntry {
  const own = tags.map((tag) => tag.normalize('NFC').trim().slice(0, 60)).filter(Boolean)
  return {
    ...{ at, place, name, category, sameAs, notices, item },
    tags: [...new Set(own)].slice(0, 20),
    difficulty: difficulty ?? null,
    scored: scored ?? null,
  }
}

function imageNotices({ place, item }: ReadItem, unreadable: ReadonlySet<string>): ImportNotice[] {
  return fileIdsIn(textsOf(item).join('\n'))
    .filter((id) => unreadable.has(id))
    .map((id) => ({ place, code: 'image-of-another-kind', detail: id }))
}

/** Parts that draw some of their questions come in with all of them. */
function drawNotices({ sections }: Reading): ImportNotice[] {
  return sections
    .filter(({ take }) => take !== null)
    .map(({ title, take }) => ({ place: {}, code: 'test-rule-dropped', detail: `${title}: ${take}` }))
}

function sameContents(items: Item[], there: readonly Item[]): ImportEntry['sameAs'][] {
  const known = new Set(there.map(contentMark))
  const seen = new Set<string>()
  return items.map((item) => {
    const mark = contentMark(item)
    const sameAs = known.has(mark) ? 'in-target' : seen.has(mark) ? 'in-file' : null
    seen.add(mark)
    return sameAs
  })
}

function told({ place, code, detail }: Notice): ImportNotice {
  return { place, code, detail: detail.toWellFormed().replaceAll('\0', '').slice(0, 300) }
}
