import type { TriedPaper, TriedScore } from '@invigil/contract/exam-revision.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { RetryIcon } from '@invigil/design/icons.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import spoken from '@invigil/design/spoken.module.css'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { api, client } from '../api.ts'
import { Frame } from '../frame/frame.tsx'
import { SheetsOf } from '../handwriting/sheets-of.tsx'
import { TriedUploads } from '../uploads/uploads-of.tsx'
import { startTriedDesk, type TriedDesk } from './tried-desk.ts'
import { startTriedKeeper } from './tried-keeper.ts'
import { TriedSections } from './tried-sections.tsx'
import { TriedWalk } from './tried-walk.tsx'
import styles from './trying.module.css'

interface TryExamProps {
  examId: string
  revisionId: string | undefined
  seed: string
  /** Goes on with another paper. */
  onOther: () => void
}

/** A paper of an author's own exam, answered as a candidate would, with what the automatic scoring gives. */
export function TryExam({ examId, revisionId, seed, onOther }: TryExamProps) {
  const t = useTranslations('trying')
  const tried = { examId, ...(revisionId && { revisionId }), seed } as never
  const asked = useQuery({
    ...api.exam.tryPaper.queryOptions({ input: tried }),
    // Another paper under one's answers would be none of theirs.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const paper = asked.data as TriedPaper | undefined
  return (
    <Frame title={paper ? paper.title || t('no-title') : undefined} width="reading">
      {asked.isPending ? <LoadingState /> : null}
      {asked.isError ? <Failed error={asked.error} onRetry={() => void asked.refetch()} /> : null}
      {paper ? (
        <Answered
          key={`${seed} ${paper.version}`}
          tried={paper}
          score={async (answers) =>
            (await client.exam.tryScore({ ...(tried as object), answers } as never)) as TriedScore
          }
          onReload={() => void asked.refetch()}
          onOther={onOther}
        />
      ) : null}
      <p>
        <a href={`/console/exams/${examId}?tab=preview`}>{t('close')}</a>
      </p>
    </Frame>
  )
}

/** Section by section with clocks and tools, as a candidate meets it, or all on one page. */
type Way = 'walk' | 'page'

interface AnsweredProps {
  tried: TriedPaper
  score: (answers: Awaited<ReturnType<TriedDesk['handIn']>>) => Promise<TriedScore>
  onReload: () => void
  onOther: () => void
}

function Answered({ tried, score, onReload, onOther }: AnsweredProps) {
  const t = useTranslations('trying')
  const [desk] = useState(startTriedDesk)
  const [way, setWay] = useState<Way>('walk')
  const { revision, paper, title, language, minutes } = tried
  // They outlast a look at all on one page: who comes back finds the sections as they were left.
  const [keeper] = useState(() => startTriedKeeper(paper.sections, desk.clock.now))
  const [endsAt] = useState(() => new Date(desk.clock.now() + minutes * 60_000).toISOString())
  const { answers } = useSyncExternalStore(desk.subscribe, desk.state)
  const scoring = useMutation({
    mutationFn: async () => {
      const handedIn = await desk.handIn()
      return { handedIn, score: await score(handedIn) }
    },
    // What each answer gives stands beside it.
    onSuccess: () => setWay('page'),
  })
  // As soon as something else is answered, what was scored says nothing of it.
  const scored = scoring.data?.handedIn === answers ? scoring.data.score : undefined
  const isEmpty = paper.sections.every(({ items }) => items.length === 0)
  const ways = (['walk', 'page'] as const).map((id) => ({
    id,
    label: t(`ways.${id}`),
    note: t(`ways.${id}-note`),
  }))
  const toScore = (
    <Button kind="primary" isPending={scoring.isPending} onPress={() => scoring.mutate()}>
      {t('score')}
    </Button>
  )
  return (
    <TriedUploads>
      <SheetsOf desk={desk} isOver={false}>
        <Stack gap={5}>
          <title>{`${title || t('no-title')} · Invigil`}</title>
          {/* The frame shows the title already. */}
          <h1 className={spoken.text}>{title || t('no-title')}</h1>
          <Notice
            actions={
              <Button size="small" icon={<RetryIcon size={16} />} onPress={onOther}>
                {t('again')}
              </Button>
            }
          >
            {revision === null ? t('draft') : t('revision', { number: revision })} {t('again-help')}
          </Notice>
          {isEmpty ? (
            <p>{t('empty')}</p>
          ) : (
            <RadioGroup label={t('way')} look="row" choices={ways} value={way} onChange={setWay} />
          )}
          <div lang={language}>
            {way === 'walk' && !isEmpty ? (
              <TriedWalk {...{ paper, desk, keeper, endsAt }} handIn={toScore} />
            ) : (
              <TriedSections paper={paper} desk={desk} score={scored} />
            )}
          </div>
          <FormError error={scoring.error} />
          {way === 'page' && !isEmpty ? (
            <div className={styles.foot}>
              {toScore}
              {scored ? <Sum score={scored} /> : null}
            </div>
          ) : null}
          {scored && revision === null && scored.version !== tried.version ? (
            <Notice tone="warning" isAnnounced actions={<Button onPress={onReload}>{t('reload')}</Button>}>
              {t('changed')}
            </Notice>
          ) : null}
        </Stack>
      </SheetsOf>
    </TriedUploads>
  )
}

function Sum({ score: { points, max, items } }: { score: TriedScore }) {
  const t = useTranslations('trying')
  const toMark = items.filter(({ needsMarking }) => needsMarking).length
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The button of the walk that was pressed is gone: who goes by keys goes on from here.
    if (document.activeElement === document.body) place.current?.focus()
  }, [])
  return (
    <p ref={place} role="status" tabIndex={-1} className={styles.sum}>
      <strong>{t('scored', { points, max })}</strong> {toMark > 0 ? t('by-hand', { count: toMark }) : null}
    </p>
  )
}
