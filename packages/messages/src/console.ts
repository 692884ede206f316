import type { AbstractIntlMessages } from 'use-intl'
import type { MessageLocale } from './messages.ts'

/** Fetches the console’s texts in one language; nothing of the other languages or the other app is downloaded. */
export async function consoleMessages(locale: MessageLocale): Promise<AbstractIntlMessages> {
  switch (locale) {
    case 'en':
      return (await import('./bundle/console-en.ts')).consoleEn
    case 'fr':
      return (await import('./bundle/console-fr.ts')).consoleFr
    case 'vi':
      return (await import('./bundle/console-vi.ts')).consoleVi
  }
}
