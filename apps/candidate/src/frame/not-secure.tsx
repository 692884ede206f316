import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Link } from '@invigil/design/link.tsx'
import { useTranslations } from 'use-intl'
import { Frame } from './frame.tsx'

/** In place of every page that was opened by plain http: there a browser has no camera, no encryption, and keeps no pages. */
export function NotSecure() {
  const t = useTranslations('entrance.not-secure')
  const { hostname, pathname, search, hash } = window.location
  return (
    <Frame>
      <EmptyState
        level={1}
        title={t('title')}
        action={
          <Link kind="normal" href={`https://${hostname}${pathname}${search}${hash}`}>
            {t('open')}
          </Link>
        }
      >
        {t('text')}
      </EmptyState>
    </Frame>
  )
}
