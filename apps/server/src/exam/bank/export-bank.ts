import type { BankId } from '@invigil/contract/ids.ts'
import { writeJson } from '@invigil/formats/json.ts'
import type { Content } from '@invigil/formats/write/writing.ts'
import type { Item } from '@invigil/items/all.ts'
import type { App } from '../../platform/app.ts'
import { imageKey } from '../draft.ts'
import { soundFiles } from '../sounds.ts'
import { fileIdsIn } from './find-images.ts'

/** A bank as our own JSON: every item that is not put away, its folder as `category`, its tags, and the images and sounds they name. */
export async function exportBank(
  app: Pick<App, 'db' | 'files'>,
  bankId: BankId,
): Promise<{ name: string; json: string }> {
  const { title, items, files } = await contentOfBank(app, bankId)
  const json = writeJson({ items: [...items], files: [...files] })
  return { name: `${title.replaceAll(/[\\/:*?"<>|]/g, '-')}.json`, json }
}

/** What a bank holds that is not put away, to be written in any format. */
export async function contentOfBank(app: Pick<App, 'db' | 'files'>, bankId: BankId): Promise<Content> {
  const [bank, folders, rows, images] = await Promise.all([
    app.db
      .selectFrom('bank')
      .select(['title', 'organisationId'])
      .where('id', '=', bankId)
      .executeTakeFirstOrThrow(),
    app.db
      .selectFrom('bankFolder')
      .select(['id', 'parentId', 'title'])
      .where('bankId', '=', bankId)
      .execute(),
    app.db
      .selectFrom('bankItem')
      .select(['folderId', 'tags', 'difficulty', 'content'])
      .where('bankId', '=', bankId)
      .where('archivedAt', 'is', null)
      .orderBy('id')
      .execute(),
    app.db
      .selectFrom('bankImage')
      .select(['id', 'name'])
      .where('bankId', '=', bankId)
      .orderBy('id')
      .execute(),
  ])
  const wayTo = (folderId: string | null): string[] => {
    const folder = folders.find(({ id }) => id === folderId)
    return folder ? [...wayTo(folder.parentId), folder.title.replaceAll('/', '∕')] : []
  }
  const items = rows.map(({ folderId, tags, difficulty, content }) => ({
    place: {},
    name: null,
    category: wayTo(folderId).join('/') || null,
    tags,
    ...(difficulty ? { difficulty } : {}),
    item: content as Item,
  }))
  const named = fileIdsIn(JSON.stringify(items))
  const files = await Promise.all(
    images
      .filter(({ id }) => named.includes(id))
      .map(async ({ id, name }) => ({ id, name, bytes: await app.files.get(imageKey(id)) })),
  )
  const sounds = await soundFiles(app, bank.organisationId, JSON.stringify(items))
  return { title: bank.title, items, files: [...files, ...sounds] }
}
