import type { Clip } from '@invigil/contract/clip.ts'
import type { Timeline } from '@invigil/contract/review.ts'
import { Button } from '@invigil/design/button.tsx'
import { DownloadIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import type { Span } from './axis.ts'
import { ExportClip } from './export-clip.tsx'

interface ClipsProps {
  timeline: Timeline
  at: number
  /** What is picked on the timeline. */
  picked: Span | undefined
  onPick: (picked: Span | undefined) => void
}

/** Without an end or a beginning of its own a stretch is this long, in milliseconds. */
const plainMs = 30_000

/** Picks a stretch of the recording and exports it; what was exported waits here for a day. */
export function Clips({ timeline, at, picked, onPick }: ClipsProps) {
  const { attemptId, recordings, timeZone } = timeline
  const t = useTranslations('review.clip')
  const format = useFormatter()
  const [isOpen, setOpen] = useState(false)
  const clips = useQuery(
    api.media.clips.queryOptions({
      input: { attemptId },
      refetchInterval: ({ state }) => (state.data?.clips.some(isUnderWay) ? 1_000 : false),
    }),
  )
  if (recordings.length === 0 || clips.isError) return null
  const time = (instant: number) => format.dateTime(new Date(instant), { timeStyle: 'medium', timeZone })
  return (
    <Section title={t('title')} description={t('text')}>
      <Stack gap={3}>
        <Row>
          <Button size="small" onPress={() => onPick(pickFrom(picked, at))}>
            {t('from-here')}
          </Button>
          <Button size="small" onPress={() => onPick(pickTo(picked, at))}>
            {t('to-here')}
          </Button>
          {picked ? (
            <>
              <span>{t('picked', { from: time(picked.from), to: time(picked.to) })}</span>
              <Button size="small" kind="quiet" onPress={() => onPick(undefined)}>
                {t('drop')}
              </Button>
            </>
          ) : null}
          <Button size="small" isDisabled={!picked} onPress={() => setOpen(true)}>
            {t('export')}
          </Button>
        </Row>
        {(clips.data?.clips ?? []).map((clip) => (
          <ClipLine key={clip.id} clip={clip} timeZone={timeZone} />
        ))}
      </Stack>
      {isOpen && picked ? (
        <ExportClip timeline={timeline} span={picked} onClose={() => setOpen(false)} />
      ) : null}
    </Section>
  )
}

function ClipLine({ clip, timeZone }: { clip: Pick<Clip, keyof Clip>; timeZone: string }) {
  const t = useTranslations('review.clip')
  const tl = useTranslations('review.lane')
  const format = useFormatter()
  const time = (instant: string) => format.dateTime(new Date(instant), { timeStyle: 'medium', timeZone })
  const { fromAt, toAt, kinds, by, reason, state, progress, bytes, fileUrl, deletesAt } = clip
  const name = t('picked', { from: time(fromAt), to: time(toAt) })
  return (
    <div>
      <strong>{name}</strong> · {format.list(kinds.map((kind) => tl(kind)))} · {by.name}: {reason}
      {isUnderWay(clip) ? <ProgressBar label={t('making')} value={Math.round(progress * 100)} /> : null}
      {state === 'failed' ? <p>{t('failed')}</p> : null}
      {fileUrl ? (
        <p>
          <Link
            href={fileUrl}
            download
            kind="normal"
            icon={<DownloadIcon />}
            aria-label={t('download-of', { name })}
          >
            {t('download', { megabytes: Math.max(0.1, Math.round((bytes ?? 0) / 100_000) / 10) })}
          </Link>{' '}
          <small>
            {t('until', {
              time: format.dateTime(new Date(deletesAt), {
                dateStyle: 'short',
                timeStyle: 'short',
                timeZone,
              }),
            })}
          </small>
        </p>
      ) : null}
    </div>
  )
}

function isUnderWay({ state }: { state: Clip['state'] }): boolean {
  return state === 'waiting' || state === 'making'
}

function pickFrom(picked: Span | undefined, at: number): Span {
  return { from: at, to: picked && picked.to > at ? picked.to : at + plainMs }
}

function pickTo(picked: Span | undefined, at: number): Span {
  return { from: picked && picked.from < at ? picked.from : at - plainMs, to: at }
}
