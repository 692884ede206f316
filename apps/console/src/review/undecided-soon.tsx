import { Link } from '@invigil/design/link.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** On the home page: recordings that are erased within a week though nobody has decided. Nothing where there are none. */
export function UndecidedSoon() {
  const t = useTranslations('retention')
  const format = useFormatter()
  const soon = useQuery(api.admin.retention.soon.queryOptions())
  if (!soon.data || soon.data.due.length === 0) return null
  return (
    <Notice tone="warning" title={t('soon')}>
      <p>{t('soon-text')}</p>
      <ul>
        {soon.data.due.map(({ sittingId, sittingName, undecided, dueAt, timeZone }) => (
          <li key={sittingId}>
            <Link href={`/reviews?sitting=${sittingId}`}>{sittingName}</Link>:{' '}
            {t('soon-line', {
              count: undecided,
              at: format.dateTime(new Date(dueAt), { dateStyle: 'medium', timeStyle: 'short', timeZone }),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
