import type { Locale } from '@invigil/contract/ids.ts'
import { en } from '@invigil/messages/certificate/en.ts'
import { fr } from '@invigil/messages/certificate/fr.ts'
import { vi } from '@invigil/messages/certificate/vi.ts'
import type { App } from '../platform/app.ts'

/** What the server itself writes about results in a language. */
export function wordsOf(language: Locale) {
  return { en, fr, vi }[language]
}

/** A day and a minute as one writes them, in the sitting's own zone. */
export function whenIn(language: Locale, timeZone: string, at: Date): string {
  // Intl puts the hour and the day side by side in Vietnamese, without the words between that one writes.
  if (language === 'vi') {
    const read = new Intl.DateTimeFormat('vi', {
      ...{ hour: '2-digit', minute: '2-digit', day: 'numeric', month: 'numeric', year: 'numeric' },
      ...{ timeZone, hourCycle: 'h23' },
    }).formatToParts(at)
    const the = (type: string) => read.find((part) => part.type === type)?.value ?? ''
    return `${the('hour')}:${the('minute')} ngày ${the('day')} tháng ${the('month')} năm ${the('year')}`
  }
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at)
}

export function numberIn(language: Locale, value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value)
}

/** What people type to reach this installation, without a slash at its end. */
export function addressOf({ config }: Pick<App, 'config'>): string {
  return (config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/$/, '')
}
