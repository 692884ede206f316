import { useTranslations } from 'use-intl'
import { Link } from './link.tsx'
import { Notice } from './notice.tsx'

/** Says what a browser does not do at an address without encryption, and how to come to one with it; nothing where all is well. */
export function NotSecureNotice() {
  const t = useTranslations('common')
  if (window.isSecureContext) return null
  const { hostname, pathname, search, hash } = window.location
  return (
    <section aria-label={t('not-secure')}>
      <Notice
        tone="warning"
        title={t('not-secure')}
        actions={<Link href={`https://${hostname}${pathname}${search}${hash}`}>{t('open-secure')}</Link>}
      >
        {t('not-secure-text')}
      </Notice>
    </section>
  )
}
