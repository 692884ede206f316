import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** What proctors did to this attempt, the newest first. It is read when the tab is opened, since reading is written down. */
export function FocusHistory({ attemptId, timeZone }: { attemptId: string; timeZone: string }) {
  const t = useTranslations('live')
  const format = useFormatter()
  const timeline = useQuery(api.review.timeline.queryOptions({ input: { attemptId } }))
  if (timeline.isPending) return <LoadingState lines={3} />
  if (timeline.isError) return <Failed error={timeline.error} onRetry={() => void timeline.refetch()} />
  const { interventions } = timeline.data
  if (interventions.length === 0) return <p>{t('focus.no-history')}</p>
  return (
    <Stack gap={2}>
      {interventions.toReversed().map(({ id, kind, by, reason, detail, at }) => (
        <div key={id}>
          <small>
            <time dateTime={at}>{format.dateTime(new Date(at), { timeStyle: 'medium', timeZone })}</time> ·{' '}
            {by.name} {t(`did.${kind}`)}
            {typeof detail.minutes === 'number' ? ` ${t('did.minutes', { minutes: detail.minutes })}` : ''}
          </small>
          {reason ? <p>{reason}</p> : null}
        </div>
      ))}
    </Stack>
  )
}
