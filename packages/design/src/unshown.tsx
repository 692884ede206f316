import { refusalIn } from '@invigil/messages/refusal.ts'
import { useTranslations } from 'use-intl'
import { Failed } from './failed.tsx'
import { FailedState } from './failed-state.tsx'

/** In place of a page: what the server said to it, or that it could not be drawn, which is no fault of a connection. */
export function Unshown({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('common')
  if (refusalIn(error).code !== 'unreachable') return <Failed error={error} onRetry={onRetry} />
  return <FailedState sentence={t('unshown')} onRetry={onRetry} />
}
