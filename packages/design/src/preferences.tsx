import { locales, type MessageLocale } from '@invigil/messages/messages.ts'
import type { Key } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslations } from 'use-intl'
import { IconButton } from './button.tsx'
import { CheckIcon, LanguageIcon } from './icons.tsx'
import { useLanguage } from './language.tsx'
import popover from './popover.module.css'
import { themes, useTheme } from './theme.ts'

/** The languages there are, each under its own name. */
const languages: Record<MessageLocale, string> = { en: 'English', fr: 'Français', vi: 'Tiếng Việt' }

interface PreferencesProps {
  /** Told after a language was chosen, e.g. to remember it with the person. */
  onLanguage?: (locale: MessageLocale) => void
}

/** The button with language and light or dark, for everybody on every page. */
export function Preferences({ onLanguage }: PreferencesProps) {
  const [language, setLanguage] = useLanguage()
  const t = useTranslations('common')
  const [theme, setTheme] = useTheme()

  function act(key: Key) {
    const chosenTheme = themes.find((one) => one === key)
    if (chosenTheme) setTheme(chosenTheme)
    const locale = locales.find((one) => one === key)
    if (!locale) return
    setLanguage(locale)
    onLanguage?.(locale)
  }

  return (
    <MenuTrigger>
      <IconButton label={t('language-and-theme')} icon={<LanguageIcon />} />
      <Popover className={popover.popover} placement="bottom end">
        <AriaMenu aria-label={t('language-and-theme')} className={popover.list} onAction={act}>
          <MenuSection selectionMode="single" selectedKeys={[language]} disallowEmptySelection>
            <Header className={popover.heading}>{t('language')}</Header>
            {Object.entries(languages).map(([id, name]) => (
              <PreferenceItem key={id} id={id} text={name} lang={id} />
            ))}
          </MenuSection>
          <MenuSection selectionMode="single" selectedKeys={[theme]} disallowEmptySelection>
            <Header className={popover.heading}>{t('theme')}</Header>
            {themes.map((id) => (
              <PreferenceItem key={id} id={id} text={t(`theme-${id}`)} />
            ))}
          </MenuSection>
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function PreferenceItem({ id, text, lang }: { id: string; text: string; lang?: string }) {
  return (
    <MenuItem id={id} textValue={text} className={popover.item}>
      <span className={popover.tick}>
        <CheckIcon size={14} />
      </span>
      <span lang={lang}>{text}</span>
    </MenuItem>
  )
}
