import type { BankFolderId, BankId, ExamId, ItemId, Locale, SectionId } from '@invigil/contract/ids.ts'
import type { ImportEntry } from '@invigil/contract/import.ts'
import type { Item } from '@invigil/items/all.ts'
import type { Section } from '@invigil/items/exam-content.ts'
import type { Actor } from '../../identity/caller.ts'
import type { App } from '../../platform/app.ts'
import { newId } from '../../platform/id.ts'
import { Refusal } from '../../platform/refusal.ts'
import { addToBank } from '../bank/add-items.ts'
import { fileIdsIn } from '../bank/find-images.ts'
import { createExam, removeExam, saveExam } from '../draft.ts'
import { storeExamImage } from '../images.ts'
import { theExam } from '../read.ts'
import { addSound, soundIdsIn } from '../sounds.ts'
import { withImageIds, withSoundIds } from './images.ts'
import { type QuestionFile, type Reviewed, reviewFile } from './review.ts'

/** The file that was reviewed, and the entries that a person accepted. */
export interface Accepted extends QuestionFile {
  hash: string
  entries: readonly number[]
}

const mostInSection = 500
const mostSections = 100

/** Adds accepted entries to a section of an exam (null: a new one at the end), whole or not at all. */
export async function storeInExam(
  app: App,
  by: Actor,
  { examId, sectionId, ...accepted }: Accepted & { examId: ExamId; sectionId: SectionId | null },
): Promise<{ stored: number }> {
  const { chosen, reviewed } = await chosenOf(accepted)
  const items = await withStoredImages(app, by, examId, chosen, reviewed)
  const { version, content, title, language, minutes, policy } = await theExam(app, app.db, examId)
  const into = content.sections.find(({ id }) => id === sectionId)
  if (sectionId && !into) throw new Refusal('not-found', `exam ${examId} has no section ${sectionId}`)
  const room = into ? mostInSection - into.items.length : 0
  const added = sectionsOf('', items.slice(room))
  const sections = [
    ...content.sections.map((section) =>
      section === into ? { ...section, items: [...section.items, ...items.slice(0, room)] } : section,
    ),
    ...added,
  ]
  refuseTooMany(sections)
  const draft = { title, language, minutes, policy, content: { ...content, sections } }
  await saveExam(app, by, examId, { version, ...draft })
  return { stored: items.length }
}

/** Makes an exam of accepted entries, with the parts of the test where the file has any; whole or not at all. */
export async function storeAsExam(
  app: App,
  by: Actor,
  { title, language, ...accepted }: Accepted & { title: string; language: Locale },
): Promise<{ stored: number; examId: ExamId }> {
  const { chosen, reviewed } = await chosenOf(accepted)
  const exam = await createExam(app, by, { title, language, minutes: 60, preset: 'standard' })
  try {
    const items = await withStoredImages(app, by, exam.id, chosen, reviewed)
    const byEntry = new Map(chosen.map(({ at }, place) => [at, items[place]]))
    const sections = partsOf(reviewed, byEntry)
    refuseTooMany(sections)
    const { version, language: locale, minutes, policy, content } = exam
    const draft = { title, language: locale, minutes, policy, content: { ...content, sections } }
    await saveExam(app, by, exam.id, { version, ...draft })
  } catch (error) {
    await removeExam(app, by, exam.id)
    throw error
  }
  return { stored: chosen.length, examId: exam.id }
}

/** Adds accepted entries to a folder of a bank (null: its top), whole or not at all. */
export async function storeInBank(
  app: App,
  by: Actor,
  { bankId, folderId, ...accepted }: Accepted & { bankId: BankId; folderId: BankFolderId | null },
): Promise<{ stored: number }> {
  const { chosen, reviewed } = await chosenOf(accepted)
  const readable = new Set(reviewed.files.map(({ id }) => id))
  const sounds = await storedSounds(app, by, chosen, reviewed)
  const items = chosen.map(({ item, tags, difficulty }) => ({
    item: withSoundIds(
      withImageIds(item, (id) => (readable.has(id) ? id : undefined)),
      sounds,
    ),
    tags,
    difficulty,
  }))
  await addToBank(app, by, bankId, { folderId, items, files: reviewed.files })
  return { stored: items.length }
}

/** Reads the file again: what is stored is what was shown, or nothing. */
async function chosenOf(accepted: Accepted): Promise<{ chosen: ImportEntry[]; reviewed: Reviewed }> {
  const reviewed = await reviewFile(accepted, [])
  const wanted = new Set(accepted.entries)
  const chosen = reviewed.review.entries.filter(({ at }) => wanted.has(at))
  if (reviewed.review.hash !== accepted.hash || chosen.length !== wanted.size)
    throw new Refusal('import-changed', 'another file than the one that was reviewed')
  return { chosen, reviewed }
}

async function withStoredImages(
  app: App,
  by: Actor,
  examId: ExamId,
  chosen: ImportEntry[],
  reviewed: Reviewed,
): Promise<Item[]> {
  const { files } = reviewed
  const named = fileIdsIn(JSON.stringify(chosen.map(({ item }) => item)))
  const ids = new Map<string, string>()
  for (const { id, name, bytes } of files.filter((file) => named.includes(file.id)))
    ids.set(id, await storeExamImage(app, by, examId, { name, bytes: Buffer.from(bytes) }))
  const sounds = await storedSounds(app, by, chosen, reviewed)
  return chosen.map(({ item: { origin, ...item } }) => ({
    ...withSoundIds(
      withImageIds(item, (id) => ids.get(id)),
      sounds,
    ),
    id: newId() as ItemId,
  }))
}

/** Stores the sounds that accepted entries name, and answers their new ids by those in the file. */
async function storedSounds(
  app: App,
  by: Actor,
  chosen: ImportEntry[],
  { files }: Reviewed,
): Promise<Map<string, string>> {
  const named: string[] = soundIdsIn(JSON.stringify(chosen.map(({ item }) => item)))
  const ids = new Map<string, string>()
  for (const { id, name, bytes } of files.filter((file) => named.includes(file.id))) {
    const data = Buffer.from(bytes).toString('base64')
    ids.set(id, (await addSound(app, by, { name: name.slice(0, 200), data })).fileId)
  }
  return ids
}

/** The parts of the test that have entries left; what lies in none of them stands in front. */
function partsOf({ reading }: Reviewed, byEntry: ReadonlyMap<number, Item | undefined>): Section[] {
  const parts = reading?.sections ?? []
  const inParts = new Set(parts.flatMap(({ items }) => items))
  const outside = [...byEntry].flatMap(([at, item]) => (item && !inParts.has(at) ? [item] : []))
  const own = parts.flatMap((part) =>
    sectionsOf(
      part.title.slice(0, 200),
      part.items.flatMap((at) => byEntry.get(at) ?? []),
    ).map((section) => ({
      ...section,
      instructions: part.instructions,
      shuffleItems: part.shuffles,
      ...(part.minutes ? { minutes: Math.min(1440, Math.max(1, Math.round(part.minutes))) } : {}),
      ...(part.isForward ? { order: 'forward' as const } : {}),
    })),
  )
  return [...sectionsOf('', outside), ...own]
}

function sectionsOf(title: string, items: Item[]): Section[] {
  return Array.from({ length: Math.ceil(items.length / mostInSection) }, (_, at) => ({
    id: newId() as SectionId,
    title,
    instructions: '',
    shuffleItems: false,
    items: items.slice(at * mostInSection, (at + 1) * mostInSection),
  }))
}

function refuseTooMany(sections: Section[]): void {
  if (sections.length > mostSections)
    throw new Refusal('too-many-questions', `${sections.length} sections, at most ${mostSections}`)
}
