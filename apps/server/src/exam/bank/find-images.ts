import type { FileId, OrganisationId } from '@invigil/contract/ids.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/tables.ts'

/** Which of these files are images of banks of an organisation: an exam may name them, for they are never deleted. */
export async function bankImagesAmong(
  db: Kysely<Tables>,
  organisationId: OrganisationId,
  fileIds: readonly string[],
): Promise<FileId[]> {
  if (fileIds.length === 0) return []
  const found = await db
    .selectFrom('bankImage')
    .innerJoin('bank', 'bank.id', 'bankImage.bankId')
    .select('bankImage.id')
    .where('bank.organisationId', '=', organisationId)
    .where('bankImage.id', 'in', fileIds as FileId[])
    .execute()
  return found.map(({ id }) => id)
}

/** The ids of the files that a text, or JSON with texts in it, names. */
export function fileIdsIn(text: string): string[] {
  const found = text.matchAll(/(?:\(file:|"fileId":")([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gi)
  return [...new Set([...found].map(([, fileId]) => (fileId ?? '').toLowerCase()))]
}
