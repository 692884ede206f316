import { bestLocale, locales, type MessageLocale } from '@invigil/messages/messages.ts'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { type AbstractIntlMessages, IntlProvider } from 'use-intl'

const key = 'invigil-language'
const LanguageContext = createContext<[MessageLocale, (locale: MessageLocale) => Promise<void>]>([
  'en',
  async () => undefined,
])

/** The present language, and how to choose another: remembered on this machine, and rejected where its texts cannot be fetched. */
export function useLanguage(): [MessageLocale, (locale: MessageLocale) => Promise<void>] {
  return use(LanguageContext)
}

/** The remembered language, else the best one for the browser. */
export function startingLocale(): MessageLocale {
  const remembered = localStorage.getItem(key)
  return locales.find((locale) => locale === remembered) ?? bestLocale(navigator.languages)
}

interface LanguageProviderProps {
  /** Fetches an app's texts, e.g. `consoleMessages`. */
  load: (locale: MessageLocale) => Promise<AbstractIntlMessages>
  /** The starting language with its texts, fetched before the first paint. */
  start: { locale: MessageLocale; messages: AbstractIntlMessages }
  children: ReactNode
}

/** Gives all below it one language: texts, dates, numbers, and the page's own `lang`. */
export function LanguageProvider({ load, start, children }: LanguageProviderProps) {
  const [{ locale, messages }, setLanguage] = useState(start)
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])

  async function choose(chosen: MessageLocale) {
    const texts = await load(chosen)
    localStorage.setItem(key, chosen)
    setLanguage({ locale: chosen, messages: texts })
  }

  return (
    <LanguageContext value={[locale, choose]}>
      <I18nProvider locale={locale}>
        <IntlProvider
          locale={locale}
          messages={messages}
          timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
          getMessageFallback={() => newerIn(messages)}
        >
          {children}
        </IntlProvider>
      </I18nProvider>
    </LanguageContext>
  )
}

/** In place of a name that has no text: a newer server may send what this page does not know yet. */
function newerIn({ common }: AbstractIntlMessages): string {
  return typeof common === 'object' && typeof common.newer === 'string' ? common.newer : ''
}
