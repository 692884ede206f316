import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Unshown } from '@invigil/design/unshown.tsx'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'

/** While a page is on its way. */
export function Waiting() {
  return <LoadingState />
}

/** A page that could not be shown: its data was refused, or it crashed. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  function retry() {
    reset()
    void router.invalidate()
  }
  return <Unshown error={error} onRetry={retry} />
}

/** The same where not even the frame could be shown. */
export function CrashedWhole(props: ErrorComponentProps) {
  return (
    <main>
      <Crashed {...props} />
    </main>
  )
}

/** An address that leads nowhere. */
export function Missing() {
  const t = useTranslations('frame')
  const tc = useTranslations('common')
  return (
    <main>
      <EmptyState
        level={1}
        title={tc('not-found')}
        action={
          <Link kind="normal" href="/">
            {t('to-home')}
          </Link>
        }
      >
        {tc('not-found-text')}
      </EmptyState>
    </main>
  )
}
