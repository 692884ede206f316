import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api, client } from '../api.ts'
import { type PlaceFilter, PlaceFilterFields } from '../frame/place-filter.tsx'
import { Download, OrderedFiles } from './download.tsx'
import { type AskedRelease, Release } from './release.tsx'
import { ReleasePartsDialog } from './release-parts.tsx'
import { ResultTabs } from './result-tabs.tsx'
import { ResultsTable } from './results-table.tsx'

/** The results of a sitting: what is to do before they can be released, and the release. */
export function Results() {
  const t = useTranslations('result.results')
  const { sittingId } = useParams({ from: '/staff/sittings/$sittingId/results' })
  const [place, setPlace] = useState<PlaceFilter>({})
  const overview = useQuery(
    api.result.overview.queryOptions({
      input: { sittingId, ...place },
      placeholderData: keepPreviousData,
    }),
  )
  const sitting = useQuery(api.sitting.get.queryOptions({ input: { sittingId } }))
  const { groups = [], rooms = [], everybody } = overview.data ?? {}
  return (
    <Stack gap={3}>
      <PageHead
        above={<Link href={`/sittings/${sittingId}`}>{sitting.data?.name ?? t('back')}</Link>}
        title={t('title')}
        description={t('text')}
      />
      <ResultTabs sittingId={sittingId} at="results" />
      {overview.isPending ? <LoadingState /> : null}
      {overview.isError ? <Failed error={overview.error} onRetry={() => void overview.refetch()} /> : null}
      {everybody === 0 ? <EmptyState title={t('none')}>{t('none-text')}</EmptyState> : null}
      {overview.data && everybody !== 0 ? (
        <>
          <PlaceFilterFields
            all={[...groups.map((group) => ({ group })), ...rooms.map((room) => ({ room }))]}
            value={place}
            onChange={setPlace}
          />
          <ResultsOf
            // Nobody who is not shown stays chosen, nor is released with those who are.
            key={`${place.group ?? ''} ${place.room ?? ''}`}
            sittingId={sittingId}
            place={place}
            overview={overview.data}
            timeZone={sitting.data?.timeZone ?? 'UTC'}
          />
        </>
      ) : null}
    </Stack>
  )
}

interface ResultsOfProps {
  sittingId: string
  place: PlaceFilter
  overview: { all: number; released: number; ready: number; held: number; toMark: number }
  timeZone: string
}

function ResultsOf({ sittingId, place, overview, timeZone }: ResultsOfProps) {
  const t = useTranslations('result.results')
  const p = useTranslations('result.parts')
  const refused = useRefused()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isPlanning, setPlanning] = useState(false)
  const parts = useQuery(api.result.releaseParts.queryOptions({ input: { sittingId } }))
  const chooseReady = useMutation({
    mutationFn: () => client.result.releasable({ sittingId, ...place }),
    onSuccess: ({ attemptIds }) => setChosen(new Set(attemptIds)),
    onError: (error) => toast(refused(error).sentence, 'danger'),
  })
  // Looked at before the dialog opens: nothing in it comes later and pushes what one may press.
  const look = useMutation({
    mutationFn: (asked: AskedRelease) => client.result.previewRelease(asked),
    onError: (error) => toast(refused(error).sentence, 'danger'),
  })
  const attemptIds = chosen.size > 0 ? [...chosen] : null
  const { all, released, ready, held, toMark } = overview
  const choose = () => (chosen.size > 0 ? setChosen(new Set()) : chooseReady.mutate())

  return (
    <>
      <Row justify="between">
        <Row gap={3}>
          <span>{t('summary', { released, all, ready, held })}</span>
          <Button
            size="small"
            kind="quiet"
            isDisabled={ready === 0 && chosen.size === 0}
            isPending={chooseReady.isPending}
            onPress={choose}
          >
            {t(chosen.size > 0 ? 'choose-none' : 'choose-ready')}
          </Button>
          {chosen.size > 0 ? <small>{t('chosen', { count: chosen.size })}</small> : null}
        </Row>
        <Row>
          <Download sittingId={sittingId} />
          <Link kind="normal" href={`/sittings/${sittingId}/marking`}>
            {toMark > 0 ? t('marking-count', { count: toMark }) : t('to-marking')}
          </Link>
          <Button isDisabled={!parts.data} onPress={() => setPlanning(true)}>
            {p('button')}
          </Button>
          <Button
            kind="primary"
            isPending={look.isPending}
            onPress={() => look.mutate({ sittingId, ...place, attemptIds })}
          >
            {t('release')}
          </Button>
        </Row>
      </Row>
      <OrderedFiles sittingId={sittingId} />
      <ResultsTable {...{ sittingId, place, all, timeZone, chosen }} onChosen={setChosen} />
      {isPlanning && parts.data ? (
        <ReleasePartsDialog
          sittingId={sittingId}
          timeZone={timeZone}
          given={parts.data.parts}
          onClose={() => setPlanning(false)}
        />
      ) : null}
      {look.isSuccess ? (
        <Release
          timeZone={timeZone}
          asked={look.variables}
          preview={look.data}
          onClose={() => look.reset()}
          onReleased={() => setChosen(new Set())}
        />
      ) : null}
    </>
  )
}
