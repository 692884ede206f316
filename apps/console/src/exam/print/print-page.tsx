import type { Exam } from '@invigil/contract/exam.ts'
import type { RevisionContent } from '@invigil/contract/exam-revision.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { PrintIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { countsOf, itemsFor } from '@invigil/items/draw.ts'
import { paperMaker } from '@invigil/items/paper-for.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import { usePools } from '../bank/use-pools.ts'
import { ImagesContext } from '../images.ts'
import styles from './print.module.css'
import { PrintedKey } from './printed-key-list.tsx'
import { PrintedPaper, type Wishes } from './printed-paper.tsx'

const usual: Wishes & { papers: number; first: number; hasKey: boolean } = {
  papers: 1,
  first: 1,
  hasKey: false,
  hasHeader: true,
  space: 'usual',
}

/** An exam on paper: how many different ones, with what room to write, with or without their keys. What is printed is what is seen below. */
export function PrintPage() {
  const { examId } = useParams({ from: '/exams/$examId/print' })
  const { revision } = useSearch({ from: '/exams/$examId/print' })
  return revision ? <OfRevision examId={examId} revisionId={revision} /> : <OfDraft examId={examId} />
}

function OfDraft({ examId }: { examId: string }) {
  const exam = useQuery(api.exam.get.queryOptions({ input: { examId } }))
  if (exam.isPending) return <LoadingState />
  if (exam.isError) return <Failed error={exam.error} onRetry={() => void exam.refetch()} />
  return <Printing exam={exam.data as Exam} />
}

function OfRevision({ examId, revisionId }: { examId: string; revisionId: string }) {
  const asked = useQuery(api.exam.revision.queryOptions({ input: { examId, revisionId } }))
  if (asked.isPending) return <LoadingState />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const revision = asked.data as RevisionContent
  return <Printing exam={{ ...revision, id: revision.examId }} number={revision.number} />
}

/** What is printed of an exam or of one of its revisions. */
type Printed = Pick<Exam, 'id' | 'title' | 'language' | 'minutes' | 'content' | 'images'>

function Printing({ exam, number }: { exam: Printed; number?: number }) {
  const t = useTranslations('authoring.print')
  const tc = useTranslations('comparing')
  const [wishes, setWishes] = useState(usual)
  const wish = (some: Partial<typeof usual>) => setWishes((before) => ({ ...before, ...some }))
  return (
    <main className={styles.page}>
      <div className={styles.wishes}>
        <Stack gap={4} width="text">
          <PageHead
            above={<Link href={`/exams/${exam.id}`}>{t('back')}</Link>}
            title={t('title')}
            description={number === undefined ? undefined : tc('is-revision', { number })}
            actions={
              <Button kind="primary" icon={<PrintIcon size={16} />} onPress={() => window.print()}>
                {t('go')}
              </Button>
            }
          />
          <Grid>
            <NumberField
              label={t('papers')}
              description={t('papers-help')}
              value={wishes.papers}
              onChange={(papers) => wish({ papers: Number.isNaN(papers) ? 1 : papers })}
              minValue={1}
              maxValue={50}
            />
            <NumberField
              label={t('first')}
              description={t('first-help')}
              value={wishes.first}
              onChange={(first) => wish({ first: Number.isNaN(first) ? 1 : first })}
              minValue={1}
              maxValue={9_999}
            />
            <Select
              label={t('space')}
              value={wishes.space}
              onChange={(space) => wish({ space })}
              choices={(['few', 'usual', 'many'] as const).map((id) => ({ id, label: t(`lines-${id}`) }))}
            />
            <Switch isSelected={wishes.hasHeader} onChange={(hasHeader) => wish({ hasHeader })}>
              {t('header')}
            </Switch>
            <Switch isSelected={wishes.hasKey} onChange={(hasKey) => wish({ hasKey })}>
              {t('key')}
            </Switch>
          </Grid>
        </Stack>
      </div>
      <ImagesContext value={exam.images}>
        <Papers exam={exam} wishes={wishes} />
      </ImagesContext>
    </main>
  )
}

function Papers({ exam, wishes }: { exam: Printed; wishes: typeof usual }) {
  const t = useTranslations('authoring.print')
  const { papers, first, hasKey } = wishes
  const content = usePools(exam.content)
  const make = useMemo(() => paperMaker(content), [content])
  const numbers = Array.from({ length: papers }, (_, at) => first + at)
  if (countsOf(content).items === 0) return <p className={styles.wishes}>{t('nothing')}</p>
  return numbers.map((number) => {
    // A number, not an attempt: the same number is the same paper again.
    const seed = `${exam.id}/${number}`
    const paper = make(seed)
    return (
      <div key={number} lang={exam.language}>
        <PrintedPaper exam={exam} paper={paper} number={number} wishes={wishes} />
        {hasKey ? (
          <PrintedKey title={exam.title} paper={paper} items={itemsFor(content, seed)} number={number} />
        ) : null}
      </div>
    )
  })
}
