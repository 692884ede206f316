import type { ExamStatistics } from '@invigil/contract/statistics.ts'
import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { DownloadIcon } from '@invigil/design/icons.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { saveFile } from '@invigil/design/save-file.ts'
import { Facts, PageHead, Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { api, client } from '../api.ts'
import { Distribution, ItemMap } from './charts.tsx'
import { Counting } from './counting.tsx'
import { ItemFigures, OptionFigures } from './item-figures.tsx'
import { ResultTabs } from './result-tabs.tsx'

/** How the questions and the exam of a sitting did, as figures, pictures and tables. */
export function Statistics() {
  const t = useTranslations('result.statistics')
  const { sittingId } = useParams({ from: '/staff/sittings/$sittingId/statistics' })
  const sitting = useQuery(api.sitting.get.queryOptions({ input: { sittingId } }))
  const statistics = useQuery(
    api.result.statistics.queryOptions({
      input: { sittingId },
      refetchInterval: ({ state }) => (state.data?.counting ? 1_000 : false),
    }),
  )
  const timeZone = sitting.data?.timeZone ?? 'UTC'
  const refused = useRefused()
  const [language] = useLanguage()
  const csv = useMutation({
    mutationFn: () => client.result.statisticsCsv({ sittingId, language }),
    onSuccess: ({ name, csv: text }) => saveFile(name, text, 'text/csv'),
    onError: (error) => toast(refused(error).sentence, 'danger'),
  })
  return (
    <Stack gap={3}>
      <PageHead
        above={<Link href={`/sittings/${sittingId}`}>{sitting.data?.name ?? ''}</Link>}
        title={t('title')}
        description={t('text')}
        actions={
          <Button
            icon={<DownloadIcon size={16} />}
            isPending={csv.isPending}
            isDisabled={!statistics.data?.statistics}
            onPress={() => csv.mutate()}
          >
            {t('csv')}
          </Button>
        }
      />
      <ResultTabs sittingId={sittingId} at="statistics" />
      {statistics.isPending ? <ProgressBar label={t('title')} /> : null}
      {statistics.isError ? (
        <Failed error={statistics.error} onRetry={() => void statistics.refetch()} />
      ) : null}
      {statistics.data ? (
        <>
          <Counting sittingId={sittingId} now={statistics.data} timeZone={timeZone} />
          {statistics.data.statistics ? <Figures statistics={statistics.data.statistics} /> : null}
        </>
      ) : null}
    </Stack>
  )
}

function Figures({ statistics }: { statistics: ExamStatistics }) {
  const t = useTranslations('result.statistics')
  const tc = useTranslations('common')
  const format = useFormatter()
  const { attempts, unmarked, items, distribution } = statistics
  const figure = (value: number | null, digits = 2) =>
    value === null ? '–' : format.number(value, { maximumFractionDigits: digits, signDisplay: 'negative' })
  const points = (value: number | null) => (value === null ? '–' : t('points', { points: figure(value) }))
  return (
    <>
      {unmarked > 0 ? <Notice title={t('unmarked', { count: unmarked })} /> : null}
      {attempts === 0 ? (
        <EmptyState title={t('none')}>{t('none-text')}</EmptyState>
      ) : (
        <>
          <Facts
            facts={[
              { name: t('attempts'), value: figure(attempts) },
              { name: t('mean'), value: points(statistics.mean) },
              { name: t('median'), value: points(statistics.median) },
              { name: t('deviation'), value: points(statistics.deviation) },
              { name: t('range'), value: `${figure(statistics.least)} – ${figure(statistics.most)}` },
              {
                name: t('alpha'),
                value: t('alpha-of', { alpha: figure(statistics.alpha), items: statistics.alphaItems }),
              },
              { name: t('error'), value: points(statistics.standardError) },
            ]}
          />
          <Section title={t('distribution')}>
            <Distribution steps={distribution} />
          </Section>
          <Section
            title={t('items')}
            description={tc('labelled', { name: t('difficulty'), text: t('difficulty-note') })}
          >
            <Stack gap={4}>
              <p>{tc('labelled', { name: t('discrimination'), text: t('discrimination-note') })}</p>
              <ItemMap items={items} />
              <ItemFigures items={items} />
            </Stack>
          </Section>
          <OptionFigures items={items} />
        </>
      )}
    </>
  )
}
