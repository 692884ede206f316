import { useRefused } from '@invigil/messages/refusal.ts'
import { FailedState } from './failed-state.tsx'
import { Notice } from './notice.tsx'

/** In place of content whose query failed: `query.error` and `query.refetch`. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { sentence, requestId } = useRefused()(error)
  return <FailedState sentence={sentence} requestId={requestId} onRetry={onRetry} />
}

/** Above the button of a form whose mutation was refused; nothing while there is no error. */
export function FormError({ error }: { error: unknown }) {
  const refused = useRefused()
  if (!error) return null
  const { code, sentence, requestId } = refused(error)
  return (
    <Notice tone="danger" isAnnounced>
      {sentence} {code === 'unexpected' && requestId ? <code>{requestId}</code> : null}
    </Notice>
  )
}
