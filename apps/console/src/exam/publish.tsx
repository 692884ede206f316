import type { ContentProblem, Exam } from '@invigil/contract/exam.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { api, client } from '../api.ts'
import type { Draft } from './draft.ts'
import styles from './exam.module.css'
import { Revisions } from './revisions.tsx'

interface PublishProps {
  exam: Exam
  /** What is on the screen is not what the server has; it has to be settled first. */
  isStuck: boolean
  /** Saves what is not saved; answers the version to publish. */
  flush: () => Promise<number>
  draft: Draft
  /** Puts a revision in the place of the draft. */
  onTake: (draft: Draft) => void
}

/** What stands in the way of publishing, the button, and what was published so far. */
export function Publish({ exam, isStuck, flush, draft, onTake }: PublishProps) {
  const t = useTranslations('exam')
  const queries = useQueryClient()
  const { id: examId } = exam
  const problems = useQuery(api.exam.problems.queryOptions({ input: { examId } }))
  const publish = useMutation({
    mutationFn: async () => client.exam.publish({ examId, version: await flush() }),
    onSuccess: async ({ number }) => {
      toast(t('published', { number }))
      await queries.invalidateQueries({ queryKey: api.exam.key() })
    },
  })
  // A bank may have gone on though the draft did not.
  const draws = exam.content.sections.some((section) => (section.draws ?? []).length > 0)
  const isPublished = !exam.hasUnpublishedChanges && !draws
  const stopping = problems.data?.problems.filter(({ level }) => level === 'stops') ?? []
  return (
    <Stack gap={5}>
      <Section
        title={t('publish')}
        description={t('publish-help')}
        actions={
          <Button
            kind="primary"
            isDisabled={isStuck || problems.isPending || stopping.length > 0 || isPublished}
            isPending={publish.isPending}
            onPress={() => publish.mutate()}
          >
            {t('publish-number', { number: (exam.revision?.number ?? 0) + 1 })}
          </Button>
        }
      >
        <FormError error={publish.error} />
        {problems.isPending ? <LoadingState lines={2} /> : null}
        {problems.isError ? <Failed error={problems.error} onRetry={() => void problems.refetch()} /> : null}
        {problems.data ? <Problems problems={problems.data.problems} exam={exam} /> : null}
        {/* Not before what stands above it: it would move away under a press. */}
        {exam.revision && !problems.isPending ? (
          <p>
            <Link href={`/sittings?create=${examId}`}>{t('schedule')}</Link>
          </p>
        ) : null}
      </Section>
      <Revisions examId={examId} draft={draft} isStuck={isStuck} flush={flush} onTake={onTake} />
    </Stack>
  )
}

function Problems({ problems, exam }: { problems: ContentProblem[]; exam: Exam }) {
  const t = useTranslations('exam')
  if (problems.length === 0) {
    const isPublished = exam.revision !== null && !exam.hasUnpublishedChanges
    return <Notice tone="good">{isPublished ? t('nothing-new') : t('ready')}</Notice>
  }
  return (['stops', 'warns'] as const).map((level) => {
    const found = problems.filter((problem) => problem.level === level)
    if (found.length === 0) return null
    return (
      <Notice
        key={level}
        tone={level === 'stops' ? 'danger' : 'warning'}
        title={level === 'stops' ? t('not-ready') : t('warnings')}
      >
        <ul className={styles.problems}>
          {found.map((problem, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: problems have no names, and the list is drawn anew as a whole
            <li key={at}>
              <Problem problem={problem} exam={exam} />
            </li>
          ))}
        </ul>
      </Notice>
    )
  })
}

/** Leads to the item it is about. */
function Problem({ problem, exam }: { problem: ContentProblem; exam: Exam }) {
  const t = useTranslations()
  const navigate = useNavigate({ from: '/exams/$examId' })
  const items = exam.content.sections.flatMap((section) => section.items)
  const at = items.findIndex(({ id }) => id === problem.where)
  const section = exam.content.sections.findIndex(
    ({ id, draws = [] }) => id === problem.where || draws.some((draw) => draw.id === problem.where),
  )
  const sentence = t(`items.problems.${problem.code}` as never, problem.params as never)
  if (at >= 0) {
    return (
      <>
        <Button
          kind="quiet"
          size="small"
          onPress={() => void navigate({ search: { tab: 'questions', item: problem.where as never } })}
        >
          {t('exam.item-number', { number: at + 1 })}
        </Button>{' '}
        {sentence}
      </>
    )
  }
  if (section >= 0) {
    return t('common.labelled', { name: t('exam.section-number', { number: section + 1 }), text: sentence })
  }
  return sentence
}
