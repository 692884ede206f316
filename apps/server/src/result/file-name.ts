import type { SittingId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'

/** What a file of a sitting's results is called, e.g. `results-Lớp-10A2.csv`. */
export async function fileNameOf(app: App, sittingId: SittingId, what: string, ending: string) {
  const { name } = await app.db
    .selectFrom('sitting')
    .select('name')
    .where('id', '=', sittingId)
    .executeTakeFirstOrThrow()
  return `${what}-${inFileName(name)}.${ending}`
}

/** A name as every file system takes it: letters of any language and digits, with hyphens between. */
export function inFileName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '')
    .slice(0, 60)
    .replace(/-$/, '')
}
