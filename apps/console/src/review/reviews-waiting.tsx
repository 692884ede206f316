import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Section } from '@invigil/design/section.tsx'
import spoken from '@invigil/design/spoken.module.css'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** How many attempts wait for a reviewer, on the home page. */
export function ReviewsWaiting() {
  const t = useTranslations('frame')
  const common = useTranslations('common')
  const queue = useQuery(api.review.queue.queryOptions({ input: {} }))
  return (
    <Section title={t('waiting-review')} actions={<Link href="/reviews">{t('to-review')}</Link>}>
      {queue.isPending ? (
        // As high as the line that comes: what stands below stays there.
        <p role="status">
          <span className={spoken.text}>{common('loading')}</span>&nbsp;
        </p>
      ) : null}
      {queue.isError ? <Failed error={queue.error} onRetry={() => void queue.refetch()} /> : null}
      {queue.data ? <p>{t('review-count', { count: queue.data.entries.length })}</p> : null}
    </Section>
  )
}
