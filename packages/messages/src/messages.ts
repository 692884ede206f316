import type { candidateEn } from './bundle/candidate-en.ts'
import type { consoleEn } from './bundle/console-en.ts'

/** The languages every text exists in; the first is what an unknown language falls back to. */
export const locales = ['en', 'fr', 'vi'] as const
export type MessageLocale = (typeof locales)[number]

/** Every area of both apps, by its English texts: what `useTranslations('area')` and its keys are checked against. */
export type Messages = typeof candidateEn & typeof consoleEn

declare module 'use-intl' {
  interface AppConfig {
    Locale: MessageLocale
    Messages: Messages
  }
}

/** The best of our languages for what a browser prefers, e.g. `navigator.languages`. */
export function bestLocale(preferred: readonly string[]): MessageLocale {
  const wanted = preferred.map((tag) => tag.toLowerCase().split('-')[0])
  return wanted.map((language) => locales.find((locale) => locale === language)).find(Boolean) ?? 'en'
}
