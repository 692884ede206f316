import type { AttemptView } from '@invigil/contract/attempt.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Facts, Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** One's own result, once it is released: points, comments of those who marked, and the verdict. */
export function OwnResult({ view, attemptKey }: { view: AttemptView; attemptKey: string }) {
  const t = useTranslations('after.result')
  const query = useQuery(
    api.result.mine.queryOptions({ input: { attemptId: view.id }, context: { attemptKey } }),
  )
  return (
    <Section
      title={t('title')}
      actions={
        <Button kind="quiet" size="small" isPending={query.isFetching} onPress={() => void query.refetch()}>
          {t('refresh')}
        </Button>
      }
    >
      {query.isPending ? <LoadingState lines={2} /> : null}
      {query.isError ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Shown result={query.data} timeZone={view.timeZone} /> : null}
    </Section>
  )
}

type Mine = Awaited<ReturnType<typeof import('../api.ts').client.result.mine>>

function Shown({ result, timeZone }: { result: Mine; timeZone: string }) {
  const t = useTranslations('after.result')
  const states = useTranslations('states.verdict')
  const format = useFormatter()
  if (!result.isReleased) return <p>{t('not-yet')}</p>
  const released = result.releasedAt
    ? t('released', {
        at: format.dateTime(new Date(result.releasedAt), {
          dateStyle: 'medium',
          timeStyle: 'short',
          timeZone,
        }),
      })
    : undefined
  return (
    <Stack gap={4}>
      <p>
        <strong>{t('points', { points: result.points ?? 0, max: result.max ?? 0 })}</strong>
        {released ? ` · ${released}` : null}
      </p>
      <Facts
        facts={result.scores.map(({ itemNumber, points, max, comment, isByHand }) => ({
          name: `${t('item')} ${itemNumber}`,
          value: [t('points', { points: points ?? 0, max }), t(isByHand ? 'by-hand' : 'by-rule'), comment]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      {result.verdict ? (
        <Notice title={`${t('verdict')}: ${states(result.verdict.verdict)}`}>
          <p>{result.verdict.reason}</p>
          <p>{t('verdict-by')}</p>
        </Notice>
      ) : null}
    </Stack>
  )
}
