import { PageHead } from '@invigil/design/section.tsx'
import { useTranslations } from 'use-intl'
import { useMe } from '../identity/use-me.ts'

/** The first page after signing in. */
export function Home() {
  const t = useTranslations('frame')
  const me = useMe()
  return <PageHead title={t('greeting', { name: me.person.name })} description={t('home-text')} />
}
