import type { Result } from '@invigil/contract/result.ts'
import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { isPlacedIn, type PlaceFilter, PlaceFilterFields } from '../frame/place-filter.tsx'
import { Download, OrderedFiles } from './download.tsx'
import { Release } from './release.tsx'
import { ReleasePartsDialog } from './release-parts.tsx'
import { ResultTabs } from './result-tabs.tsx'
import { ResultsTable } from './results-table.tsx'
import { whyHeld } from './why-held.ts'

/** The results of a sitting: what is to do before they can be released, and the release. */
export function Results() {
  const t = useTranslations('result.results')
  const { sittingId } = useParams({ from: '/staff/sittings/$sittingId/results' })
  const results = useQuery(api.result.list.queryOptions({ input: { sittingId } }))
  const sitting = useQuery(api.sitting.get.queryOptions({ input: { sittingId } }))
  const [place, setPlace] = useState<PlaceFilter>({})
  return (
    <Stack gap={3}>
      <PageHead
        above={<Link href={`/sittings/${sittingId}`}>{sitting.data?.name ?? t('back')}</Link>}
        title={t('title')}
        description={t('text')}
      />
      <ResultTabs sittingId={sittingId} at="results" />
      {results.isPending ? <LoadingState /> : null}
      {results.isError ? <Failed error={results.error} onRetry={() => void results.refetch()} /> : null}
      {results.data?.results.length === 0 ? (
        <EmptyState title={t('none')}>{t('none-text')}</EmptyState>
      ) : null}
      {results.data && results.data.results.length > 0 ? (
        <>
          <PlaceFilterFields all={results.data.results} value={place} onChange={setPlace} />
          <ResultsOf
            // Nobody who is not shown stays chosen, nor is released with those who are.
            key={`${place.group ?? ''} ${place.room ?? ''}`}
            sittingId={sittingId}
            results={results.data.results.filter((result) => isPlacedIn(result, place))}
            timeZone={sitting.data?.timeZone ?? 'UTC'}
          />
        </>
      ) : null}
    </Stack>
  )
}

interface ResultsOfProps {
  sittingId: string
  results: Result[]
  timeZone: string
}

function ResultsOf({ sittingId, results, timeZone }: ResultsOfProps) {
  const t = useTranslations('result.results')
  const p = useTranslations('result.parts')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isReleasing, setReleasing] = useState(false)
  const [isPlanning, setPlanning] = useState(false)
  const parts = useQuery(api.result.releaseParts.queryOptions({ input: { sittingId } }))
  const ready = results.filter((result) => !result.releasedAt && !whyHeld(result))
  const released = results.filter(({ releasedAt }) => releasedAt).length
  const toMark = results.reduce((sum, result) => sum + result.toMark, 0)
  const asked = chosen.size > 0 ? results.filter(({ attemptId }) => chosen.has(attemptId)) : results

  return (
    <>
      <Row justify="between">
        <Row gap={3}>
          <span>
            {t('summary', {
              released,
              all: results.length,
              ready: ready.length,
              held: results.length - released - ready.length,
            })}
          </span>
          <Button
            size="small"
            kind="quiet"
            isDisabled={ready.length === 0 && chosen.size === 0}
            onPress={() =>
              setChosen(chosen.size > 0 ? new Set() : new Set(ready.map(({ attemptId }) => attemptId)))
            }
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
          <Button kind="primary" onPress={() => setReleasing(true)}>
            {t('release')}
          </Button>
        </Row>
      </Row>
      <OrderedFiles sittingId={sittingId} />
      <ResultsTable
        sittingId={sittingId}
        results={results}
        timeZone={timeZone}
        chosen={chosen}
        onChosen={setChosen}
      />
      {isPlanning && parts.data ? (
        <ReleasePartsDialog
          sittingId={sittingId}
          timeZone={timeZone}
          given={parts.data.parts}
          onClose={() => setPlanning(false)}
        />
      ) : null}
      {isReleasing ? (
        <Release
          sittingId={sittingId}
          timeZone={timeZone}
          asked={asked}
          onClose={() => setReleasing(false)}
          onReleased={() => setChosen(new Set())}
        />
      ) : null}
    </>
  )
}
