import type { MarkingTask } from '@invigil/contract/marking.ts'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { MarkAnswer } from './mark-answer.tsx'

/** Answers marked by hand, question by question and without names. */
export function Marking() {
  const t = useTranslations('result.marking')
  const { sittingId } = useParams({ from: '/staff/sittings/$sittingId/marking' })
  // While one marks, nothing may jump: the queue is read once and changed by what is saved here.
  const queue = useQuery(
    api.result.markingQueue.queryOptions({
      input: { sittingId, unmarkedOnly: 'false' },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  )
  return (
    <Stack gap={3}>
      <PageHead
        above={<Link href={`/sittings/${sittingId}/results`}>{t('back')}</Link>}
        title={t('title')}
        description={t('text')}
      />
      {queue.isPending ? <LoadingState /> : null}
      {queue.isError ? <Failed error={queue.error} onRetry={() => void queue.refetch()} /> : null}
      {queue.data?.tasks.length === 0 ? <EmptyState title={t('none')}>{t('none-text')}</EmptyState> : null}
      {queue.data && queue.data.tasks.length > 0 ? (
        <MarkAll sittingId={sittingId} read={queue.data.tasks} />
      ) : null}
    </Stack>
  )
}

function MarkAll({ sittingId, read }: { sittingId: string; read: MarkingTask[] }) {
  const t = useTranslations('result.marking')
  const [tasks, setTasks] = useState(read)
  const [isUnmarkedOnly, setUnmarkedOnly] = useState(true)
  const [at, setAt] = useState(() => Math.max(0, read.findIndex(isUnmarked)))
  const done = tasks.filter((task) => !isUnmarked(task)).length
  const task = tasks[at]
  const ofItem = tasks.filter(({ itemId }) => itemId === task?.itemId)

  function step(direction: 1 | -1, from: readonly MarkingTask[] = tasks) {
    const areAllMarked = !from.some(isUnmarked)
    const order =
      direction === 1 ? [...indexes(at + 1, from.length), ...indexes(0, at)] : indexes(0, at).reverse()
    const next = order.find((index) => !isUnmarkedOnly || areAllMarked || isUnmarked(from[index]))
    if (next !== undefined) setAt(next)
  }

  function keep(marked: MarkingTask) {
    const next = tasks.map((one, index) => (index === at ? marked : one))
    setTasks(next)
    if (next.some(isUnmarked)) step(1, next)
  }

  return (
    <Stack gap={4}>
      <Row gap={5} align="end">
        <ProgressBar
          label={t('progress')}
          value={done}
          max={tasks.length}
          valueText={t('progress-value', { done, all: tasks.length })}
        />
        <Switch isSelected={isUnmarkedOnly} onChange={setUnmarkedOnly}>
          {t('unmarked')}
        </Switch>
      </Row>
      {done === tasks.length ? (
        <Notice
          tone="good"
          title={t('all-done')}
          isAnnounced
          actions={<Link href={`/sittings/${sittingId}/results`}>{t('back')}</Link>}
        >
          {t('all-done-text')}
        </Notice>
      ) : null}
      {task ? (
        <MarkAnswer
          key={`${task.attemptId} ${task.itemId}`}
          task={task}
          place={t('place', { at: ofItem.indexOf(task) + 1, all: ofItem.length })}
          onSaved={keep}
          onStep={step}
        />
      ) : null}
    </Stack>
  )
}

function isUnmarked(task: MarkingTask | undefined): boolean {
  return task?.points === null
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
