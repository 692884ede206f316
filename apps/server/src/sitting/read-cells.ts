import type { Locale } from '@invigil/contract/ids.ts'
import { atWallTime, type WindowDates, wallTime } from './window.ts'

/** `15`, `+15`, `15 min` or `15 phút`; undefined when nothing is said, NaN when it is no number of minutes up to `most`. */
export function readMinutes(cell: string, most: number): number | undefined {
  if (cell === '') return undefined
  const [, digits] = /^\+?\s?(\d{1,3})\s?(?:min|min\.|mn|minutes?|phút|'|′)?$/iu.exec(cell) ?? []
  const minutes = Number(digits ?? Number.NaN)
  return minutes <= most ? minutes : Number.NaN
}

/** `1.25`, `1,25`, `× 1.25`, `125 %` or `+25 %`; undefined when nothing is said, NaN when it is no factor from 1 to 4. */
export function readFactor(cell: string): number | undefined {
  if (cell === '') return undefined
  const [, plus, digits, percent] = /^([+×x]?)\s?(\d{1,3}(?:[.,]\d{1,3})?)\s?(%?)$/iu.exec(cell) ?? []
  if (digits === undefined) return Number.NaN
  const number = Number(digits.replace(',', '.'))
  const factor = percent ? (plus === '+' ? 100 + number : number) / 100 : number
  return factor >= 1 && factor <= 4 ? factor : Number.NaN
}

const languageWords: Record<Locale, readonly string[]> = {
  en: ['en', 'english', 'anglais', 'tieng anh', 'anh'],
  fr: ['fr', 'french', 'francais', 'tieng phap', 'phap'],
  vi: ['vi', 'vietnamese', 'vietnamien', 'tieng viet', 'viet'],
}

/** A language by its letters or its name in English, French or Vietnamese; null when it is none of ours. */
export function readLanguage(cell: string): Locale | null | undefined {
  if (cell === '') return undefined
  const word = cell.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  const found = (['en', 'fr', 'vi'] as const).find((locale) => languageWords[locale].includes(word))
  return found ?? null
}

/**
 * When somebody begins, in the sitting's time zone: `9:30` or `9h30` on its day, `2040-03-06 09:30`, `6/3/2040 9:30` (the day
 * first), or `+15` minutes after its start. Undefined when nothing is said, null when it is none of these.
 */
export function readStart(
  cell: string,
  sitting: WindowDates & { timeZone: string },
): Date | null | undefined {
  if (cell === '') return undefined
  const [, later] = /^\+\s?(\d{1,4})$/.exec(cell) ?? []
  if (later) return new Date(sitting.startsAt.getTime() + Number(later) * 60_000)
  const [, iso, european, hour = '', minute = ''] =
    /^(?:(\d{4}-\d{1,2}-\d{1,2})[T ]|(\d{1,2}[/.]\d{1,2}[/.]\d{4}) )?(\d{1,2})(?::|h|g|\.)(\d{2})(?::00)?$/i.exec(
      cell,
    ) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null
  const day = iso?.split('-') ?? european?.split(/[/.]/).toReversed() ?? dayOf(sitting)
  const [year, month, date] = day.map(Number) as [number, number, number]
  const wall = Date.UTC(year, month - 1, date, Number(hour), Number(minute))
  return new Date(wall).getUTCDate() === date ? atWallTime(wall, sitting.timeZone) : null
}

function dayOf({ startsAt, timeZone }: WindowDates & { timeZone: string }): string[] {
  return new Date(wallTime(startsAt, timeZone)).toISOString().slice(0, 10).split('-')
}
