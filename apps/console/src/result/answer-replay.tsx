import type { AnswerGrowth } from '@invigil/contract/answer-log.ts'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { Button } from '@invigil/design/button.tsx'
import { FailedState } from '@invigil/design/failed-state.tsx'
import { PauseIcon, PlayIcon } from '@invigil/design/icons.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import {
  type GrowthStep,
  growthOf,
  nextShown,
  placeOfVersion,
  textAt,
  type VersionKey,
} from './answer-growth.ts'
import styles from './answer-replay.module.css'
import { GrowthMarks } from './growth-marks.tsx'

/** So many times faster than it was written. */
const speeds = ['8', '32', '128', '512'] as const
type Speed = (typeof speeds)[number]

interface AnswerReplayProps {
  attemptId: AttemptId
  itemId: ItemId
  timeZone: string
}

/** How an answer grew: a slider over its versions, and playing them; jumps and pauses stand out. */
export function AnswerReplay({ attemptId, itemId, timeZone }: AnswerReplayProps) {
  const t = useTranslations('result.replay')
  const growth = useInfiniteQuery(
    api.attempt.growth.infiniteOptions({
      input: (from: number) => ({ attemptId, itemId, from }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = growth
  // What was read whole stays while it is read again: nobody loses the version they look at.
  const slider = useRef<HTMLInputElement>(null)
  const [whole, setWhole] = useState<readonly AnswerGrowth[]>()
  if (data && !hasNextPage && data.pages !== whole) setWhole(data.pages)
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  if (!whole && isError) return <FailedState sentence={t('failed')} onRetry={() => void growth.refetch()} />
  if (!whole && data) {
    const done = data.pages.reduce((sum, { steps }) => sum + steps.length, 0)
    const all = data.pages[0]?.all ?? 0
    return <ProgressBar label={t('title')} value={done} max={all} valueText={t('reading', { done, all })} />
  }
  if (!whole) return <LoadingState />
  const count = whole.reduce((sum, { steps }) => sum + steps.length, 0)
  return (
    <Stack gap={3}>
      {count > 0 ? <Steps pages={whole} timeZone={timeZone} slider={slider} /> : <p>{t('none')}</p>}
      <NewerVersions
        {...{ attemptId, itemId, count }}
        isReading={isFetching}
        onRead={() => void growth.refetch().then(() => takeKeyboard(slider.current))}
      />
    </Stack>
  )
}

/** A button goes with what it was for: the keyboard then stands where one goes through the versions, unless it is elsewhere by now. */
function takeKeyboard(slider: HTMLElement | null) {
  const { activeElement } = document
  if (activeElement === document.body || activeElement?.closest(`.${styles.newer}`)) slider?.focus()
}

const lookAgainMs = 5_000

interface NewerVersionsProps {
  attemptId: AttemptId
  itemId: ItemId
  /** How many are shown. */
  count: number
  isReading: boolean
  onRead: () => void
}

/** Says that the answer has gone on growing since it was read. Nothing moves until one asks for it. */
function NewerVersions({ attemptId, itemId, count, isReading, onRead }: NewerVersionsProps) {
  const t = useTranslations('result.replay')
  // From behind the last one on: of an answer that stays as it is, nothing is sent again.
  const behind = useQuery(
    api.attempt.growth.queryOptions({
      input: { attemptId, itemId, from: count },
      refetchInterval: lookAgainMs,
    }),
  )
  const newer = Math.max(0, (behind.data?.all ?? count) - count)
  return (
    <div className={styles.newer}>
      <span role="status">{newer > 0 ? t('newer', { count: newer }) : null}</span>
      {newer > 0 ? (
        <Button size="small" isPending={isReading} onPress={onRead}>
          {t('read-newer')}
        </Button>
      ) : null}
    </div>
  )
}

interface StepsProps {
  pages: readonly AnswerGrowth[]
  timeZone: string
  slider: RefObject<HTMLInputElement | null>
}

function Steps({ pages, timeZone, slider }: StepsProps) {
  const t = useTranslations('result.replay')
  const steps = useMemo(() => growthOf(pages), [pages])
  const last = steps.length - 1
  const [version, setVersion] = useState<VersionKey | undefined>(() => steps.at(-1))
  const at = placeOfVersion(steps, version)
  const setAt = useCallback((place: number) => setVersion(steps[place]), [steps])
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>('8')
  useEffect(() => {
    if (!isPlaying) return
    if (at === last) return setPlaying(false)
    const { next, waitMs } = nextShown(steps, at, Number(speed))
    const timer = setTimeout(() => setAt(next), waitMs)
    return () => clearTimeout(timer)
  }, [isPlaying, at, last, steps, speed, setAt])
  const goTo = (place: number) => {
    setPlaying(false)
    setAt(place)
  }
  const play = () => {
    if (!isPlaying && at === last) setAt(0)
    setPlaying(!isPlaying)
  }
  const step = steps[at]
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
        <Select
          label={t('speed')}
          hidesLabel
          choices={speeds.map((id) => ({ id, label: `${id}×` }))}
          value={speed}
          onChange={setSpeed}
        />
        <input
          ref={slider}
          className={styles.slider}
          type="range"
          aria-label={t('slider')}
          aria-valuetext={t('version', { number: at + 1, count: steps.length })}
          min={0}
          max={last}
          value={at}
          onChange={(event) => goTo(Number(event.target.value))}
        />
      </Row>
      {step ? <StepFacts step={step} number={at + 1} count={steps.length} timeZone={timeZone} /> : null}
      {step ? <ShownStep text={textAt(pages, at)} step={step} /> : null}
      <GrowthMarks steps={steps} onChoose={goTo} />
    </Stack>
  )
}

function StepFacts({
  step: { added, removed, afterMs, mark, ...version },
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
function ShownStep({ text, step: { keep, put } }: { text: string; step: GrowthStep }) {
  const t = useTranslations('result.replay')
  return (
    // It scrolls: the keyboard must be able to come into it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard (WCAG 2.1.1)
    <section className={styles.text} aria-label={t('shown')} tabIndex={0}>
      {text.slice(0, keep)}
      {put === '' ? null : <mark>{put}</mark>}
      {text.slice(keep + put.length)}
    </section>
  )
}
