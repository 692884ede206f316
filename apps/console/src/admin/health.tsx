import { Badge } from '@invigil/design/badge.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Facts, PageHead } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { Table } from '@invigil/design/table.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

const tones = { good: 'good', warning: 'warning', bad: 'danger' } as const

/** How the server is: each part checked, in a word and a sentence. Asked again every half minute. */
export function Health() {
  const t = useTranslations()
  const format = useFormatter()
  const health = useQuery(api.admin.health.queryOptions({ refetchInterval: 30_000 }))
  return (
    <Stack>
      <PageHead title={t('frame.health')} description={t('admin.health-text')} />
      {health.isPending ? <LoadingState /> : null}
      {health.isError ? <Failed error={health.error} onRetry={() => void health.refetch()} /> : null}
      {health.data ? (
        <>
          <Facts
            facts={[
              { name: t('admin.version'), value: health.data.version },
              {
                name: t('admin.running-since'),
                value: format.dateTime(new Date(health.data.startedAt), {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                }),
              },
            ]}
          />
          <Table
            label={t('frame.health')}
            rows={health.data.checks}
            rowId={({ name }) => name}
            columns={[
              {
                id: 'name',
                title: t('admin.check'),
                isRowHeader: true,
                cell: ({ name }) => t(`admin.check-${name}`),
              },
              {
                id: 'state',
                title: t('common.state'),
                cell: ({ state }) => (
                  <Badge tone={tones[state]} dot="steady">
                    {t(`admin.state-${state}`)}
                  </Badge>
                ),
              },
              { id: 'detail', title: t('admin.what'), cell: ({ detail }) => <span lang="en">{detail}</span> },
            ]}
          />
        </>
      ) : null}
    </Stack>
  )
}
