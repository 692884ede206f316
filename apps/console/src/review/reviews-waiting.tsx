import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Section } from '@invigil/design/section.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** How many attempts wait for a reviewer, on the home page. */
export function ReviewsWaiting() {
  const t = useTranslations('frame')
  const queue = useQuery(api.review.queue.queryOptions({ input: {} }))
  return (
    <Section title={t('waiting-review')} actions={<Link href="/reviews">{t('to-review')}</Link>}>
      {queue.isPending ? <LoadingState lines={1} /> : null}
      {queue.isError ? <Failed error={queue.error} onRetry={() => void queue.refetch()} /> : null}
      {queue.data ? <p>{t('review-count', { count: queue.data.entries.length })}</p> : null}
    </Section>
  )
}
