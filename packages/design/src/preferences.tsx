import type { MessageLocale } from '@invigil/messages/messages.ts'
import { Suspense, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from './button.tsx'
import { fetched } from './fetched.tsx'
import { LanguageIcon } from './icons.tsx'

const PreferencesMenu = fetched(async () => (await import('./preferences-menu.tsx')).PreferencesMenu)

interface PreferencesProps {
  /** Told after a language was chosen, e.g. to remember it with the person. */
  onLanguage?: (locale: MessageLocale) => void
}

/** The button with language and light or dark, for everybody on every page. Its menu is fetched when it is opened. */
export function Preferences({ onLanguage }: PreferencesProps) {
  const t = useTranslations('common')
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        ref={button}
        label={t('language-and-theme')}
        icon={<LanguageIcon />}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      />
      {isOpen ? (
        <Suspense>
          <PreferencesMenu trigger={button} isOpen={isOpen} onOpenChange={setOpen} onLanguage={onLanguage} />
        </Suspense>
      ) : null}
    </>
  )
}
