import type {
  KeptDraft,
  KeptDraftContent,
  RevisionContent,
  UsedRevision,
} from '@invigil/contract/exam-revision.ts'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { useQueries } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { usePools } from './bank/use-pools.ts'
import { compareDrafts } from './compare-drafts.ts'
import { Differences } from './differences.tsx'
import type { Draft } from './draft.ts'
import { useExamWords } from './use-exam-words.ts'

interface ComparisonProps {
  examId: string
  revisions: readonly UsedRevision[]
  kept: readonly KeptDraft[]
  draft: Draft
}

/** Any two of the revisions, the kept drafts and the draft, word by word; which ones stands in the address. */
export function Comparison({ examId, revisions, kept, draft }: ComparisonProps) {
  const t = useTranslations()
  const format = useFormatter()
  const navigate = useNavigate({ from: '/exams/$examId' })
  const search = useSearch({ from: '/staff/exams/$examId' })
  const latest = revisions[0] ?? kept[0]
  if (!latest) return null
  const { older = latest.id, newer = 'draft' } = search
  const choices = [
    { id: 'draft', label: t('comparing.draft') },
    ...revisions.map(({ id, number, publishedAt }) => ({
      id: id as string,
      label: t('exam.revision-number', { number }),
      note: format.dateTime(new Date(publishedAt), { dateStyle: 'medium' }),
    })),
    ...kept.map(({ id, writtenAt, writtenBy }) => ({
      id: id as string,
      label: t('comparing.kept-name', {
        at: format.dateTime(new Date(writtenAt), { dateStyle: 'medium', timeStyle: 'short' }),
      }),
      note: writtenBy.name,
    })),
  ]
  const choose = (chosen: { older?: string; newer?: string }) =>
    void navigate({ search: { ...search, ...chosen }, replace: true })
  return (
    <Section title={t('comparing.title')} description={t('comparing.help')}>
      <Stack gap={4}>
        <Grid>
          <Select
            label={t('comparing.older')}
            choices={choices}
            value={older}
            onChange={(id) => choose({ older: id })}
          />
          <Select
            label={t('comparing.newer')}
            choices={choices}
            value={newer}
            onChange={(id) => choose({ newer: id })}
          />
        </Grid>
        {older === newer ? (
          <p>{t('comparing.same-one')}</p>
        ) : (
          <Both examId={examId} sides={[older, newer]} keptIds={kept.map(({ id }) => id)} draft={draft} />
        )}
      </Stack>
    </Section>
  )
}

interface BothProps {
  examId: string
  sides: readonly string[]
  /** Which sides are kept drafts, by their ids; the others are revisions. */
  keptIds: readonly string[]
  draft: Draft
}

function Both({ examId, sides, keptIds, draft }: BothProps) {
  const asked = useQueries({
    queries: sides.map((id) => ({
      ...(keptIds.includes(id)
        ? api.exam.keptDraft.queryOptions({ input: { examId, keptDraftId: id } })
        : api.exam.revision.queryOptions({ input: { examId, revisionId: id } })),
      enabled: id !== 'draft',
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  const content = usePools(draft.content)
  const failed = asked.find(({ isError }) => isError)
  if (failed) return <Failed error={failed.error} onRetry={() => void failed.refetch()} />
  const [older, newer] = sides.map((side, at) =>
    side === 'draft'
      ? { ...draft, content }
      : (asked[at]?.data as RevisionContent | KeptDraftContent | undefined),
  )
  if (!older || !newer) return <LoadingState lines={3} />
  return <Compared older={older} newer={newer} />
}

function Compared({ older, newer }: { older: Draft; newer: Draft }) {
  const draws = useMemo(
    () => [older, newer].flatMap(({ content }) => content.sections.flatMap((section) => section.draws ?? [])),
    [older, newer],
  )
  const words = useExamWords(draws)
  const differences = useMemo(() => compareDrafts(older, newer, words), [older, newer, words])
  return <Differences differences={differences} words={words} />
}
