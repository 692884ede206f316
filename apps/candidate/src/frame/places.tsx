import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Unshown } from '@invigil/design/unshown.tsx'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { Frame } from './frame.tsx'

/** While a page is on its way. */
export function Waiting() {
  return (
    <Frame>
      <LoadingState />
    </Frame>
  )
}

/** A page that could not be shown: its data was refused, or it crashed. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  function retry() {
    reset()
    void router.invalidate()
  }
  return (
    <Frame>
      <Unshown error={error} onRetry={retry} />
    </Frame>
  )
}

/** An address that leads nowhere. */
export function Missing() {
  const t = useTranslations('common')
  return (
    <Frame>
      <EmptyState
        level={1}
        title={t('not-found')}
        action={
          <Link kind="normal" href="/">
            {t('to-start')}
          </Link>
        }
      >
        {t('not-found-text')}
      </EmptyState>
    </Frame>
  )
}
