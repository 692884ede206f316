import type { AnswerVersion } from '@invigil/contract/answer-log.ts'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { Button } from '@invigil/design/button.tsx'
import { FailedState } from '@invigil/design/failed-state.tsx'
import { PauseIcon, PlayIcon } from '@invigil/design/icons.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { type GrowthStep, growthOf } from './answer-growth.ts'
import styles from './answer-replay.module.css'

/** A pause of any length is shown as at most so much. */
const longestMs = 1_500
/** So many times faster than it was written. */
const speed = 8

interface AnswerReplayProps {
  attemptId: AttemptId
  itemId: ItemId
  timeZone: string
}

/** How an answer grew: a slider over its versions, and playing them; jumps and pauses stand out. */
export function AnswerReplay({ attemptId, itemId, timeZone }: AnswerReplayProps) {
  const t = useTranslations('result.replay')
  const versions = useInfiniteQuery(
    api.attempt.versions.infiniteOptions({
      input: (from: number) => ({ attemptId, itemId, from }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const { hasNextPage, isFetching, fetchNextPage } = versions
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  if (versions.isError) return <FailedState sentence={t('failed')} onRetry={() => void versions.refetch()} />
  if (!versions.data || hasNextPage) return <LoadingState />
  const all = versions.data.pages.flatMap((page) => page.versions as AnswerVersion[])
  if (all.length === 0) return <p>{t('none')}</p>
  return <Steps steps={growthOf(all)} timeZone={timeZone} />
}

function Steps({ steps, timeZone }: { steps: GrowthStep[]; timeZone: string }) {
  const t = useTranslations('result.replay')
  const [at, setAt] = useState(steps.length - 1)
  const [isPlaying, setPlaying] = useState(false)
  const next = steps[at + 1]
  useEffect(() => {
    if (!isPlaying) return
    if (!next) return setPlaying(false)
    const timer = setTimeout(() => setAt(at + 1), Math.min(longestMs, next.afterMs / speed))
    return () => clearTimeout(timer)
  }, [isPlaying, at, next])
  const step = steps[at] as GrowthStep
  const play = () => {
    if (!isPlaying && !next) setAt(0)
    setPlaying(!isPlaying)
  }
  const marked = steps.flatMap(({ mark }, index) => (mark ? [{ mark, index }] : []))
  return (
    <Stack gap={3}>
      <Row>
        <Button
          size="small"
          icon={isPlaying ? <PauseIcon size={16} /> : <PlayIcon size={16} />}
          onPress={play}
        >
          {t(isPlaying ? 'pause' : 'play')}
        </Button>
        <input
          className={styles.slider}
          type="range"
          aria-label={t('slider')}
          aria-valuetext={t('version', { number: at + 1, count: steps.length })}
          min={0}
          max={steps.length - 1}
          value={at}
          onChange={(event) => {
            setPlaying(false)
            setAt(Number(event.target.value))
          }}
        />
      </Row>
      <StepFacts step={step} number={at + 1} count={steps.length} timeZone={timeZone} />
      <ShownStep step={step} />
      {marked.length > 0 ? (
        <div>
          <p>{t('marks')}</p>
          <ul className={styles.marks}>
            {marked.map(({ mark, index }) => (
              <li key={index}>
                <Button kind="quiet" size="small" onPress={() => setAt(index)}>
                  {`${index + 1}: ${t(mark === 'pause' ? 'long-pause' : mark)}`}
                </Button>
              </li>
            ))}
          </ul>
          <small>{t('note')}</small>
        </div>
      ) : null}
    </Stack>
  )
}

function StepFacts({
  step: { version, added, removed, afterMs, mark },
  number,
  count,
  timeZone,
}: {
  step: GrowthStep
  number: number
  count: number
  timeZone: string
}) {
  const t = useTranslations('result.replay')
  const format = useFormatter()
  const time = format.dateTime(new Date(version.receivedAt), { timeStyle: 'medium', timeZone })
  const words = [
    t('version', { number, count }),
    time,
    number > 1 ? t('after', { minutes: Math.floor(afterMs / 60_000) }) : '',
    added > 0 ? t('added', { count: added }) : '',
    removed > 0 ? t('removed', { count: removed }) : '',
    mark ? t(mark === 'pause' ? 'long-pause' : mark) : '',
    version.isLate ? t('late') : '',
    version.origin === 'file' ? t('file') : '',
    version.isLatest ? t('latest') : '',
  ]
  return (
    <p className={styles.facts} data-mark={mark}>
      {words.filter((word) => word !== '').join(' · ')}
    </p>
  )
}

/** What is new in this version is marked. */
function ShownStep({ step: { text, changedAt, added } }: { step: GrowthStep }) {
  const end = changedAt + Array.from(text.slice(changedAt)).slice(0, added).join('').length
  return (
    <div className={styles.text}>
      {text.slice(0, changedAt)}
      {added > 0 ? <mark>{text.slice(changedAt, end)}</mark> : null}
      {text.slice(end)}
    </div>
  )
}
