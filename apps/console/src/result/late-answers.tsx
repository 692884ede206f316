import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import type { AnswerTimes, CameAfter, LateAnswer } from '@invigil/contract/late-answer.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { DecideLate } from './decide-late.tsx'

interface LateAnswersProps {
  attemptId: AttemptId
  itemId: ItemId
  timeZone?: string | undefined
  onDecided?: () => void
}

/** What there is to say about the time of one answer, and the late ones beside it, which a person may let count. */
export function LateAnswers({ attemptId, itemId, timeZone, onDecided }: LateAnswersProps) {
  const t = useTranslations('result.late')
  const times = useQuery(api.result.answerTimes.queryOptions({ input: { attemptId } }))
  const [asked, setAsked] = useState<Pick<LateAnswer, 'journalId' | 'seq'> | 'in-time'>()
  if (times.isPending) return null
  if (times.isError) return <Failed error={times.error} onRetry={() => void times.refetch()} />
  const ofItem = <One extends { itemId: string }>(all: readonly One[]) =>
    all.filter((one) => one.itemId === itemId)
  const [late, decisions] = [ofItem(times.data.late), ofItem(times.data.decisions)]
  const left = ofItem(times.data.afterLeaving)
  if (late.length === 0 && left.length === 0) return null
  return (
    <Notice title={t('title')}>
      <Stack gap={3}>
        {left.map(({ receivedAt, cameAfter }) => (
          <CameLine key={receivedAt} {...{ receivedAt, cameAfter, timeZone }} />
        ))}
        {late.map((one) => (
          <Stack key={`${one.journalId} ${one.seq}`} gap={1}>
            <CameLine {...one} timeZone={timeZone} />
            <Lines lines={one.answer} />
            {one.counts ? (
              <div>
                <Badge tone="info">{t('counts')}</Badge>{' '}
                <Button size="small" onPress={() => setAsked('in-time')}>
                  {t('set-aside')}
                </Button>
              </div>
            ) : (
              <div>
                <Button size="small" onPress={() => setAsked(one)}>
                  {t('accept')}
                </Button>
              </div>
            )}
          </Stack>
        ))}
        {decisions.length > 0 ? <Decisions {...{ decisions, timeZone }} /> : null}
      </Stack>
      {asked ? (
        <DecideLate
          {...{ attemptId, itemId }}
          entry={asked === 'in-time' ? null : { journalId: asked.journalId, seq: asked.seq }}
          onDecided={() => onDecided?.()}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </Notice>
  )
}

interface CameLineProps {
  receivedAt: string
  /** By the candidate's clock. */
  writtenAt?: string
  cameAfter: CameAfter
  timeZone: string | undefined
}

/** When an answer came, and after what: a fact. */
function CameLine({ receivedAt, writtenAt, cameAfter, timeZone }: CameLineProps) {
  const t = useTranslations('result.late')
  const instant = useInstant(timeZone)
  return (
    <p>
      {t(cameAfter.what, { received: instant(receivedAt), at: instant(cameAfter.at) })}
      {writtenAt ? ` ${t('written', { at: instant(writtenAt) })}` : null}
    </p>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  const t = useTranslations('result.detail')
  if (lines.length === 0) return <p>{t('no-answer')}</p>
  return (
    <blockquote>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
        <div key={at}>{line}</div>
      ))}
    </blockquote>
  )
}

interface DecisionsProps {
  decisions: AnswerTimes['decisions']
  timeZone: string | undefined
}

function Decisions({ decisions, timeZone }: DecisionsProps) {
  const t = useTranslations('result.late')
  const instant = useInstant(timeZone)
  return (
    <ul aria-label={t('decisions')}>
      {decisions.map(({ entry, by, reason, decidedAt }) => (
        <li key={decidedAt}>
          {t(entry ? 'accepted' : 'in-time', { name: by.name, at: instant(decidedAt), reason })}
        </li>
      ))}
    </ul>
  )
}

function useInstant(timeZone: string | undefined): (instant: string) => string {
  const format = useFormatter()
  const zone = timeZone === undefined ? {} : { timeZone }
  return (instant) => format.dateTime(new Date(instant), { dateStyle: 'short', timeStyle: 'medium', ...zone })
}
