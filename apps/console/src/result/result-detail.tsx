import type { AttemptId } from '@invigil/contract/ids.ts'
import type { MarkEntry } from '@invigil/contract/marking.ts'
import type { ItemScore, ShownItem } from '@invigil/contract/result.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Facts, PageHead, Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { LateAnswers } from './late-answers.tsx'
import styles from './mark-answer.module.css'

/** One attempt's points, question by question: which rule gave them, the key, and every mark. */
export function ResultDetail() {
  const t = useTranslations('result.detail')
  const format = useFormatter()
  const [language] = useLanguage()
  const { sittingId, attemptId } = useParams({ from: '/staff/sittings/$sittingId/results/$attemptId' })
  const detail = useQuery(
    api.result.detail.queryOptions({ input: { attemptId, language }, placeholderData: keepPreviousData }),
  )
  if (detail.isPending) return <LoadingState />
  if (detail.isError) return <Failed error={detail.error} onRetry={() => void detail.refetch()} />
  const { candidateName, points, max, scores, shown, marks } = detail.data
  const shownById = new Map(shown.map((one) => [one.itemId, one]))
  return (
    <Stack gap={3}>
      <PageHead
        above={<Link href={`/sittings/${sittingId}/results`}>{t('back')}</Link>}
        title={t('title', { name: candidateName })}
        description={
          points === null ? t('open') : t('of', { points: format.number(points), max: format.number(max) })
        }
      />
      {scores
        .filter(({ kind }) => kind !== 'information')
        .map((score) => (
          <OneItem
            key={score.itemId}
            attemptId={attemptId}
            score={score}
            shown={shownById.get(score.itemId)}
            marks={marks.filter(({ itemId }) => itemId === score.itemId)}
          />
        ))}
    </Stack>
  )
}

interface OneItemProps {
  attemptId: AttemptId
  score: ItemScore
  shown: ShownItem | undefined
  marks: MarkEntry[]
}

function OneItem({ attemptId, score, shown, marks }: OneItemProps) {
  const t = useTranslations('result')
  const format = useFormatter()
  const rule = useRule()
  const { itemNumber, kind, points, max, counts, comment } = score
  const lines = (all: readonly string[]) => <Lines kind={kind} lines={all} />
  const facts = [
    {
      name: t('detail.answer'),
      value: shown && shown.answer.length > 0 ? lines(shown.answer) : t('detail.no-answer'),
    },
    ...(shown && shown.key.length > 0 ? [{ name: t('detail.key'), value: lines(shown.key) }] : []),
    { name: t('detail.rule'), value: rule(score) },
    ...(comment === '' ? [] : [{ name: t('detail.comment'), value: comment }]),
    ...(marks.length === 0 ? [] : [{ name: t('detail.marks'), value: <Marks marks={marks} /> }]),
  ]
  return (
    <Section
      title={t('detail.item', { number: itemNumber })}
      actions={
        <>
          {counts === 'as-written' ? null : <Badge tone="info">{t(`counts.${counts}`)}</Badge>}
          <strong>
            {t('detail.points', {
              points: points === null ? '–' : format.number(points),
              max: format.number(max),
            })}
          </strong>
        </>
      }
    >
      <Stack gap={3}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server's renderer lets through nothing but text, images of ours and formulas */}
        <div dangerouslySetInnerHTML={{ __html: shown?.html ?? '' }} />
        <Facts facts={facts} />
        <LateAnswers attemptId={attemptId} itemId={score.itemId} />
      </Stack>
    </Section>
  )
}

/** The sentence of the rule that gave the points, with its figures; or who gave them. */
function useRule() {
  const t = useTranslations()
  return ({ rule, params, marking, by, counts }: ItemScore) => {
    if (counts === 'full-for-all' || counts === 'for-nobody') return t(`result.counts.${counts}`)
    if (marking === 'done') return by ? t('result.detail.by', { name: by.name }) : t('result.detail.mean')
    // Each rule has figures of its own; all.test.ts of the items sees to it that its sentence finds them.
    return rule ? t(`items.rules.${rule}`, params as never) : t('result.detail.not-counted')
  }
}

function Lines({ kind, lines }: { kind: string; lines: readonly string[] }) {
  const t = useTranslations('result.detail')
  const said = lines.map((line) =>
    kind === 'true-false' && (line === 'true' || line === 'false') ? t(line) : line,
  )
  return (
    <>
      {said.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
        <div key={at} className={styles.line} data-code={kind === 'code' || undefined}>
          {line}
        </div>
      ))}
    </>
  )
}

function Marks({ marks }: { marks: MarkEntry[] }) {
  const t = useTranslations('result.detail')
  const format = useFormatter()
  return (
    <ul>
      {marks.map(({ by, points, isFinal, markedAt, comment }) => (
        <li key={`${by.id} ${markedAt}`}>
          {t('mark', {
            name: by.name,
            points,
            at: format.dateTime(new Date(markedAt), { dateStyle: 'short', timeStyle: 'short' }),
          })}
          {isFinal ? ` · ${t('final')}` : null}
          {comment === '' ? null : ` · ${comment}`}
        </li>
      ))}
    </ul>
  )
}
