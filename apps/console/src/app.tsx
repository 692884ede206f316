import { LanguageProvider } from '@invigil/design/language.tsx'
import { Toasts } from '@invigil/design/toasts.tsx'
import { consoleMessages } from '@invigil/messages/console.ts'
import type { MessageLocale } from '@invigil/messages/messages.ts'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import type { AbstractIntlMessages } from 'use-intl'
import type { ConsoleRouter } from './router.tsx'

interface AppProps {
  start: { locale: MessageLocale; messages: AbstractIntlMessages }
  queries: QueryClient
  router: ConsoleRouter
}

/** The console: language, data, pages, toasts. */
export function App({ start, queries, router }: AppProps) {
  return (
    <StrictMode>
      <LanguageProvider load={consoleMessages} start={start}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
          <Toasts />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>
  )
}
