import type { AbstractIntlMessages } from 'use-intl'
import type { MessageLocale } from './messages.ts'

/** Fetches the candidate app’s texts in one language; nothing of the other languages or the other app is downloaded. */
export async function candidateMessages(locale: MessageLocale): Promise<AbstractIntlMessages> {
  switch (locale) {
    case 'en':
      return (await import('./bundle/candidate-en.ts')).candidateEn
    case 'fr':
      return (await import('./bundle/candidate-fr.ts')).candidateFr
    case 'vi':
      return (await import('./bundle/candidate-vi.ts')).candidateVi
  }
}
