import type { Exam } from '@invigil/contract/exam.ts'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { Tabs } from '@invigil/design/tabs.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Conflict } from './conflict.tsx'
import { ContentEditor } from './content-editor.tsx'
import { isStuck } from './draft-saver.ts'
import { ExamMenu } from './exam-menu.tsx'
import type { ExamTab } from './exam-search.ts'
import { RevisionBadge } from './exams.tsx'
import { HistoryButtons } from './history-buttons.tsx'
import { ImagesContext } from './images.ts'
import { LeaveGuard } from './leave-guard.tsx'
import { MergedNotice } from './merged-notice.tsx'
import { Others, OthersContext, useOthers } from './others.tsx'
import { PolicyEditor } from './policy-editor.tsx'
import { PreviewTab } from './preview-tab.tsx'
import { Publish } from './publish.tsx'
import { SavedStateBadge } from './saved-state.tsx'
import { useDraft } from './use-draft.ts'

/** One exam: its questions, its rules, how a candidate sees it, and its revisions. */
export function ExamPage() {
  const { examId } = useParams({ from: '/staff/exams/$examId' })
  const exam = useQuery({
    ...api.exam.get.queryOptions({ input: { examId } }),
    // While it is written, the page itself is what is newest.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (exam.isPending) return <LoadingState />
  if (exam.isError) return <Failed error={exam.error} onRetry={() => void exam.refetch()} />
  return <Editor key={examId} exam={exam.data as Exam} />
}

function Editor({ exam }: { exam: Exam }) {
  const t = useTranslations()
  const hand = useDraft(exam)
  const { draft, saved, state, change } = hand
  const { tab = 'questions', item } = useSearch({ from: '/staff/exams/$examId' })
  const navigate = useNavigate({ from: '/exams/$examId' })
  const isAt = tab === 'questions' ? item : undefined
  const others = useOthers(exam.id, isAt, hand.version, () => {
    if (state.is === 'saved') hand.catchUp()
  })
  const pages: { id: ExamTab; title: string; content: React.ReactNode }[] = [
    {
      id: 'questions',
      title: t('exam.tab-questions'),
      content: (
        <OthersContext value={others}>
          <ContentEditor examId={exam.id} draft={draft} onChange={change} />
        </OthersContext>
      ),
    },
    {
      id: 'rules',
      title: t('exam.tab-rules'),
      content: (
        <PolicyEditor
          policy={draft.policy}
          isChanged={saved.policy.isChanged}
          onChange={(how) => change((now) => ({ ...now, policy: how(now.policy) }))}
        />
      ),
    },
    {
      id: 'preview',
      title: t('exam.tab-preview'),
      content: <PreviewTab examId={exam.id} draft={draft} flush={hand.flush} />,
    },
    {
      id: 'publish',
      title: t('exam.tab-publish'),
      content: (
        <OthersContext value={others}>
          <Publish
            exam={saved}
            isStuck={isStuck(state)}
            flush={hand.flush}
            draft={draft}
            onTake={(taken) => change(() => taken)}
          />
        </OthersContext>
      ),
    },
  ]
  return (
    <ImagesContext value={saved.images}>
      <Stack gap={4}>
        <PageHead
          above={<Link href="/exams">{t('exam.title')}</Link>}
          title={draft.title || t('exam.no-title')}
          actions={
            <Row gap={2}>
              <HistoryButtons undo={hand.undo} redo={hand.redo} />
              <SavedStateBadge state={state} savedAt={saved.updatedAt} />
              <RevisionBadge exam={saved} />
              <ExamMenu exam={saved} />
            </Row>
          }
        />
        <Others others={others} content={draft.content} />
        {state.is === 'conflict' ? (
          <Conflict
            key={state.at}
            examId={exam.id}
            base={hand.base}
            mine={draft}
            by={state.by}
            at={state.at}
            onSettle={hand.settle}
          />
        ) : null}
        {hand.merged ? <MergedNotice {...hand.merged} onSeen={hand.forgetMerged} /> : null}
        <LeaveGuard state={state} />
        {state.is === 'refused' ? <FormError error={state.error} /> : null}
        <Tabs
          label={t('exam.tabs')}
          pages={pages}
          selected={tab}
          onSelect={(chosen) => void navigate({ search: { tab: chosen }, replace: true })}
        />
      </Stack>
    </ImagesContext>
  )
}
