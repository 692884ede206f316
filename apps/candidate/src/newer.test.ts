import { LanguageProvider } from '@invigil/design/language.tsx'
import { candidateMessages } from '@invigil/messages/candidate.ts'
import type { MessageLocale } from '@invigil/messages/messages.ts'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { useTranslations } from 'use-intl'
import { expect, test } from 'vitest'

/** By which rule points came about, as a page says it. */
function Rule({ rule }: { rule: string }) {
  return useTranslations('items.rules')(rule as never)
}

async function saidOf(rule: string, locale: MessageLocale): Promise<string> {
  const start = { locale, messages: await candidateMessages(locale) }
  const page = { load: candidateMessages, start } as never
  return renderToStaticMarkup(createElement(LanguageProvider, page, createElement(Rule, { rule })))
}

test('what a newer server sends and this page has no words for is said so, in the language of who reads', async () => {
  expect(await saidOf('rule-of-next-year', 'en')).toMatch(/^This page is older than the server/)
  expect(await saidOf('rule-of-next-year', 'fr')).toMatch(/^Cette page est plus ancienne que le serveur/)
  expect(await saidOf('rule-of-next-year', 'vi')).toMatch(/^Trang này cũ hơn máy chủ/)
})

test('what it knows is said as ever', async () => {
  expect(await saidOf('not-answered', 'en')).toBe('Not answered.')
})
