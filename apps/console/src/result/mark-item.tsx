import type { MarkingItem, MarkingQueue, MarkingTask } from '@invigil/contract/marking.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { useIsMutating, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { MarkAnswer } from './mark-answer.tsx'
import type { TypedMark } from './mark-form.tsx'
import { useMarkingPages } from './use-marking-pages.ts'

interface MarkItemProps {
  sittingId: string
  item: MarkingItem
  /** How many attempts of the sitting are over, as far as is known. */
  over: number | undefined
  timeZone: string
  /** Another question that waits for this person. */
  following: MarkingItem | undefined
  onFollow: (itemId: string) => void
}

/** The answers to one question, one after the other. */
export function MarkItem(props: MarkItemProps) {
  const { sittingId, item } = props
  // While one marks, nothing may jump: a page is read once and changed by what is saved here.
  const queue = useQuery(
    api.result.markingQueue.queryOptions({
      input: { sittingId, itemId: item.itemId, unmarkedOnly: 'false', look: 'unmarked' },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  )
  if (queue.isPending) return <LoadingState />
  if (queue.isError) return <Failed error={queue.error} onRetry={() => void queue.refetch()} />
  return <Answers {...props} read={queue.data} />
}

function Answers({
  sittingId,
  item,
  over,
  timeZone,
  read,
  following,
  onFollow,
}: MarkItemProps & { read: MarkingQueue }) {
  const t = useTranslations('result')
  const queries = useQueryClient()
  const [isUnmarkedOnly, setUnmarkedOnly] = useState(true)
  const pages = useMarkingPages({ sittingId, itemId: item.itemId, read })
  const { task, at, all, unmarked, hasCome, isLoading } = pages
  useOnChange(over, () => void pages.readAgain())
  const keeps = useKeptKeyboard()
  const isSaving = useIsMutating({ mutationKey: api.result.mark.mutationKey() }) > 0
  // Kept beside the form: whoever looks at another answer first finds again what was typed of this one.
  const [typed, setTyped] = useState<ReadonlyMap<string, TypedMark>>(new Map())

  function step(direction: 1 | -1) {
    // What is being saved goes on to the next one by itself, and to its own place.
    if (!isSaving) void pages.go(direction, isUnmarkedOnly)
  }

  function keep(marked: MarkingTask) {
    setTyped((before) => new Map([...before].filter(([id]) => id !== marked.attemptId)))
    void pages.keep(marked, isUnmarkedOnly)
  }

  return (
    <Stack gap={4}>
      <Row gap={5} align="end">
        <ProgressBar
          label={t('marking.progress')}
          value={all - unmarked}
          max={Math.max(1, all)}
          valueText={t('marking.progress-value', { done: all - unmarked, all })}
        />
        <Switch isSelected={isUnmarkedOnly} onChange={setUnmarkedOnly}>
          {t('marking.unmarked')}
        </Switch>
      </Row>
      {unmarked === 0 ? (
        <AllMarked {...{ sittingId, following, onFollow, keeps }} />
      ) : hasCome ? (
        // It stands where it was said that all is marked: what is looked at stays where it is.
        <Notice
          tone="info"
          title={t('queue.to-do', { count: unmarked })}
          isAnnounced
          actions={
            <span ref={keeps}>
              <Button onPress={() => step(1)}>{t('marking.next')}</Button>
            </span>
          }
        >
          {t('marking.more-came')}
        </Notice>
      ) : null}
      {isLoading ? <LoadingState /> : null}
      {task && !isLoading ? (
        <MarkAnswer
          key={`${task.attemptId} ${task.itemId}`}
          task={task}
          timeZone={timeZone}
          place={t('marking.place', { at: at + 1, all })}
          typed={typed.get(task.attemptId)}
          onTyped={(mark) => setTyped((before) => new Map(before).set(task.attemptId, mark))}
          onSaved={keep}
          onStep={step}
          onDecided={() => void queries.resetQueries({ queryKey: api.result.markingQueue.key() })}
        />
      ) : null}
    </Stack>
  )
}

/** Nothing waits here any more: where else something does, or the way back. */
function AllMarked({
  sittingId,
  following,
  onFollow,
  keeps,
}: Pick<MarkItemProps, 'sittingId' | 'following' | 'onFollow'> & { keeps: Keeps }) {
  const t = useTranslations('result')
  return (
    <Notice
      tone="good"
      title={following ? t('queue.to-do', { count: 0 }) : t('marking.all-done')}
      isAnnounced
      actions={
        <span key={following?.itemId} ref={keeps}>
          {following ? (
            <Button onPress={() => onFollow(following.itemId)}>
              {t('queue.item', { number: following.itemNumber })}
            </Button>
          ) : (
            <Link href={`/sittings/${sittingId}/results`}>{t('marking.back')}</Link>
          )}
        </span>
      }
    >
      {following ? null : t('marking.all-done-text')}
    </Notice>
  )
}

type Keeps = (actions: HTMLElement | null) => (() => void) | undefined

/** What may be pressed in a notice that takes the place of another takes over the keyboard, if the other had it. */
function useKeptKeyboard(): Keeps {
  const hadIt = useRef(false)
  return useCallback((actions) => {
    if (hadIt.current) actions?.querySelector<HTMLElement>('a, button')?.focus()
    return () => {
      hadIt.current = actions?.contains(document.activeElement) ?? false
      // Not for a notice that comes later.
      queueMicrotask(() => {
        hadIt.current = false
      })
    }
  }, [])
}

/** Does something when a value that was known becomes another one. */
function useOnChange(value: number | undefined, act: () => void) {
  const known = useRef(value)
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (known.current !== undefined && known.current !== value) latest.current()
    known.current = value
  }, [value])
}
