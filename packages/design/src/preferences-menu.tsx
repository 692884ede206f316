import { locales, type MessageLocale } from '@invigil/messages/messages.ts'
import type { Key, RefObject } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu as AriaMenu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslations } from 'use-intl'
import { CheckIcon } from './icons.tsx'
import { useLanguage } from './language.tsx'
import popover from './popover.module.css'
import { themes, useTheme } from './theme.ts'
import { toast } from './toasts.tsx'

/** The languages there are, each under its own name. */
const languages: Record<MessageLocale, string> = { en: 'English', fr: 'Français', vi: 'Tiếng Việt' }

interface PreferencesMenuProps {
  trigger: RefObject<HTMLButtonElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onLanguage?: (locale: MessageLocale) => void
}

/** Language and theme, one of each chosen. */
export function PreferencesMenu({ trigger, isOpen, onOpenChange, onLanguage }: PreferencesMenuProps) {
  const t = useTranslations('common')
  const [language, setLanguage] = useLanguage()
  const [theme, setTheme] = useTheme()

  function act(key: Key) {
    onOpenChange(false)
    const chosenTheme = themes.find((one) => one === key)
    if (chosenTheme) setTheme(chosenTheme)
    const locale = locales.find((one) => one === key)
    if (!locale) return
    setLanguage(locale).then(
      () => onLanguage?.(locale),
      () => toast(t('unreachable'), 'danger'),
    )
  }

  return (
    <Popover
      aria-label={t('language-and-theme')}
      className={popover.popover}
      placement="bottom end"
      triggerRef={trigger}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <AriaMenu
        aria-label={t('language-and-theme')}
        className={popover.list}
        onAction={act}
        autoFocus="first"
      >
        <MenuSection selectionMode="single" selectedKeys={[language]} disallowEmptySelection>
          <Header className={popover.heading}>{t('language')}</Header>
          {locales.map((id) => (
            <PreferenceItem key={id} id={id} text={languages[id]} lang={id} />
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
