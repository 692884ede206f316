import type { BankId, ExamId } from '@invigil/contract/ids.ts'
import type { ReadItem } from '@invigil/formats/reading.ts'
import type { Content } from '@invigil/formats/write/writing.ts'
import type { App } from '../../platform/app.ts'
import { Refusal } from '../../platform/refusal.ts'
import { contentOfBank } from '../bank/export-bank.ts'
import { bankImagesAmong, fileIdsIn } from '../bank/find-images.ts'
import { imageKey } from '../draft.ts'
import { soundFiles } from '../sounds.ts'

type World = Pick<App, 'db' | 'files'>

/** What is written, and how many draws from banks stay behind. */
export type Exported = { content: Content; draws: number }

/** The items of an exam as they are now, each with its section's title as category, and the images and sounds they name. */
export async function exportedExam({ db, files }: World, examId: ExamId): Promise<Exported> {
  const exam = await db
    .selectFrom('exam')
    .select(['title', 'content', 'organisationId'])
    .where('id', '=', examId)
    .executeTakeFirst()
  if (!exam) throw new Refusal('not-found', `no exam ${examId}`)
  const { sections } = exam.content
  const items: ReadItem[] = sections.flatMap(({ title, items: ofSection }) =>
    ofSection.map((item) => ({ place: {}, name: null, category: title || null, tags: [], item })),
  )
  const named = fileIdsIn(JSON.stringify(items))
  const own = await db.selectFrom('examImage').select('id').where('examId', '=', examId).execute()
  const ids = [
    ...own.map(({ id }) => id).filter((id) => named.includes(id)),
    ...(await bankImagesAmong(db, exam.organisationId, named)),
  ]
  const images = await Promise.all(
    ids.map(async (id) => ({ id, name: `${id}.webp`, bytes: await files.get(imageKey(id)) })),
  )
  const sounds = await soundFiles({ db, files }, exam.organisationId, JSON.stringify(items))
  const draws = sections.reduce((sum, section) => sum + (section.draws?.length ?? 0), 0)
  return { content: { title: exam.title, items, files: [...images, ...sounds] }, draws }
}

/** The items of a bank that are not put away, each with the way to its folder as category. */
export async function exportedBank(world: World, bankId: BankId): Promise<Exported> {
  return { content: await contentOfBank(world, bankId), draws: 0 }
}
