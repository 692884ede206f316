import type { MarkingItem, MarkingTask } from '@invigil/contract/marking.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { MarkAnswer } from './mark-answer.tsx'

interface MarkItemProps {
  sittingId: string
  item: MarkingItem
  timeZone: string
  onBegin: () => void
  /** Another question that waits for this person. */
  following: MarkingItem | undefined
  onFollow: (itemId: string) => void
}

/** The answers to one question, one after the other. */
export function MarkItem(props: MarkItemProps) {
  const { sittingId, item } = props
  // While one marks, nothing may jump: the queue is read once and changed by what is saved here.
  const queue = useQuery(
    api.result.markingQueue.queryOptions({
      input: { sittingId, itemId: item.itemId, unmarkedOnly: 'false' },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  )
  if (queue.isPending) return <LoadingState />
  if (queue.isError) return <Failed error={queue.error} onRetry={() => void queue.refetch()} />
  return <Answers {...props} read={queue.data.tasks} />
}

function Answers({
  sittingId,
  timeZone,
  read,
  onBegin,
  following,
  onFollow,
}: MarkItemProps & { read: MarkingTask[] }) {
  const t = useTranslations('result')
  const queries = useQueryClient()
  const [tasks, setTasks] = useState(read)
  const [isUnmarkedOnly, setUnmarkedOnly] = useState(true)
  const [at, setAt] = useState(() => Math.max(0, read.findIndex(isUnmarked)))
  const done = tasks.filter((task) => !isUnmarked(task)).length
  const task = tasks[at]

  function step(direction: 1 | -1, from: readonly MarkingTask[] = tasks) {
    const areAllMarked = !from.some(isUnmarked)
    const order =
      direction === 1 ? [...indexes(at + 1, from.length), ...indexes(0, at)] : indexes(0, at).reverse()
    const next = order.find((index) => !isUnmarkedOnly || areAllMarked || isUnmarked(from[index]))
    if (next !== undefined) setAt(next)
  }

  function keep(marked: MarkingTask) {
    onBegin()
    const next = tasks.map((one, index) => (index === at ? marked : one))
    setTasks(next)
    if (next.some(isUnmarked)) step(1, next)
  }

  return (
    <Stack gap={4}>
      <Row gap={5} align="end">
        <ProgressBar
          label={t('marking.progress')}
          value={done}
          max={Math.max(1, tasks.length)}
          valueText={t('marking.progress-value', { done, all: tasks.length })}
        />
        <Switch isSelected={isUnmarkedOnly} onChange={setUnmarkedOnly}>
          {t('marking.unmarked')}
        </Switch>
      </Row>
      {done === tasks.length ? (
        <Notice
          tone="good"
          title={following ? t('queue.to-do', { count: 0 }) : t('marking.all-done')}
          isAnnounced
          actions={
            following ? (
              <Button onPress={() => onFollow(following.itemId)}>
                {t('queue.item', { number: following.itemNumber })}
              </Button>
            ) : (
              <Link href={`/sittings/${sittingId}/results`}>{t('marking.back')}</Link>
            )
          }
        >
          {following ? null : t('marking.all-done-text')}
        </Notice>
      ) : null}
      {task ? (
        <MarkAnswer
          key={`${task.attemptId} ${task.itemId}`}
          task={task}
          timeZone={timeZone}
          place={t('marking.place', { at: at + 1, all: tasks.length })}
          onSaved={keep}
          onStep={step}
          onDecided={() => void queries.resetQueries({ queryKey: api.result.markingQueue.key() })}
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
