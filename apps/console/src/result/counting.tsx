import type { StatisticsNow } from '@invigil/contract/statistics.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface CountingProps {
  sittingId: string
  now: StatisticsNow
  timeZone: string
}

/** When the figures were counted, how far new ones are, and what to do when they could not be counted. */
export function Counting({ sittingId, now, timeZone }: CountingProps) {
  const t = useTranslations('result.statistics')
  const format = useFormatter()
  const queries = useQueryClient()
  const again = useMutation(
    api.result.countStatistics.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.result.statistics.key() }),
    }),
  )
  const { statistics, counting, hasFailed } = now
  const at = statistics
    ? format.dateTime(new Date(statistics.countedAt), { dateStyle: 'short', timeStyle: 'short', timeZone })
    : ''
  if (counting)
    return (
      <Stack gap={2} width="narrow">
        <ProgressBar
          label={t('counting')}
          value={counting.total > 0 ? counting.done : undefined}
          max={Math.max(1, counting.total)}
          valueText={t('counting-value', counting)}
        />
        <small>{t('counting-text')}</small>
        {statistics ? <small role="status">{t('older', { at })}</small> : null}
      </Stack>
    )
  if (hasFailed)
    return (
      <Notice
        tone="danger"
        title={t('failed')}
        isAnnounced
        actions={
          <Button isPending={again.isPending} onPress={() => again.mutate({ sittingId })}>
            {t('again')}
          </Button>
        }
      >
        {t('failed-text')}
        <FormError error={again.error} />
      </Notice>
    )
  return statistics ? (
    <Stack gap={2}>
      <Row gap={3}>
        <small role="status">
          <Since sittingId={sittingId} countedAt={statistics.countedAt} at={at} />
        </small>
        <Button size="small" isPending={again.isPending} onPress={() => again.mutate({ sittingId })}>
          {t('again')}
        </Button>
      </Row>
      <FormError error={again.error} />
    </Stack>
  ) : null
}

/** As of when the figures are, and what came since: figures do not move under who reads them. */
function Since({ sittingId, countedAt, at }: { sittingId: string; countedAt: string; at: string }) {
  const t = useTranslations('result.statistics')
  const news = useQuery(
    api.result.statisticsNews.queryOptions({
      input: { sittingId, since: countedAt },
      refetchInterval: 30_000,
    }),
  )
  const { handedIn = 0, marks = 0, decisions = 0 } = news.data ?? {}
  const since = [
    handedIn > 0 ? t('handed-in-since', { count: handedIn }) : '',
    marks > 0 ? t('marked-since', { count: marks }) : '',
    decisions > 0 ? t('decided-since', { count: decisions }) : '',
  ].filter((words) => words !== '')
  if (since.length > 0) return [t('as-of', { at }), ...since].join(' · ')
  return news.isSuccess ? t('as-of-nothing', { at }) : t('as-of', { at })
}
