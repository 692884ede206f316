import '@invigil/design/tokens.css'
import '@invigil/design/base.css'
import { bearForeignNodes } from '@invigil/design/bear-foreign-nodes.ts'
import { startingLocale } from '@invigil/design/language.tsx'
import { applyTheme } from '@invigil/design/theme.ts'
import { consoleMessages } from '@invigil/messages/console.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startQueries } from './queries.ts'
import { startRouter } from './router.tsx'

bearForeignNodes()
applyTheme()

const locale = startingLocale()
const messages = await consoleMessages(locale)
const queries = startQueries(() => void router.invalidate())
const router = startRouter(queries)

const place = document.getElementById('app')
if (place) createRoot(place).render(<App start={{ locale, messages }} queries={queries} router={router} />)
