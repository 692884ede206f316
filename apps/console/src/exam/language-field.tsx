import type { Locale } from '@invigil/contract/ids.ts'
import { Select } from '@invigil/design/select.tsx'
import { useTranslations } from 'use-intl'

const names: Record<Locale, string> = { en: 'English', fr: 'Français', vi: 'Tiếng Việt' }

/** In which language an exam is written: for screen readers, hyphenation and the candidates' screens. */
export function LanguageField({ value, onChange }: { value: Locale; onChange: (locale: Locale) => void }) {
  const t = useTranslations('common')
  const choices = (['en', 'fr', 'vi'] as const).map((id) => ({ id, label: names[id] }))
  return <Select label={t('language')} choices={choices} value={value} onChange={onChange} />
}
