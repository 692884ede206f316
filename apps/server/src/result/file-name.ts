import type { SittingId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { wallTime } from '../sitting/window.ts'

/**
 * What a file of a sitting is called: what it holds, the exam, the sitting and the day it began where it was held, e.g.
 * `Kết-quả_Toán-12_Lớp-10A2_2040-03-05.csv`.
 */
export async function fileNameOf(app: App, sittingId: SittingId, what: string, ending: string) {
  const { name, title, startsAt, timeZone } = await app.db
    .selectFrom('sitting')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select(['sitting.name', 'sitting.startsAt', 'sitting.timeZone', 'revision.title'])
    .where('sitting.id', '=', sittingId)
    .executeTakeFirstOrThrow()
  const day = new Date(wallTime(startsAt, timeZone)).toISOString().slice(0, 10)
  // Many sittings are called as their exam is, with a class or a date after it.
  const names = name.includes(title) ? [name] : [title, name]
  const parts = [what, ...names, day].map(inFileName).filter((part) => part !== '')
  return `${parts.join('_')}.${ending}`
}

/** File systems take 255 bytes; a letter of Vietnamese has up to three. */
const mostBytes = 90

/** A name as every file system takes it: letters of any language and digits, with hyphens between; cut off where it is long. */
export function inFileName(name: string): string {
  const words = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-/, '')
  let bytes = 0
  const letters = [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment)
  const kept = letters.filter((letter) => {
    bytes += Buffer.byteLength(letter)
    return bytes <= mostBytes
  })
  return kept.join('').replace(/-$/, '')
}
