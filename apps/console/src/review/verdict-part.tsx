import type { Timeline } from '@invigil/contract/review.ts'
import { Button } from '@invigil/design/button.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { GiveVerdict } from './give-verdict.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

/** The verdict on the attempt, those before it, and the way to give one. */
export function VerdictPart({ timeline }: { timeline: Timeline }) {
  const t = useTranslations('review.verdict')
  const [isGiving, setGiving] = useState(false)
  const { verdicts, state, incidents } = timeline
  const mayJudge = useMayJudge()
  const isOver = state === 'submitted' || state === 'expired' || state === 'terminated'
  const open = incidents.filter((incident) => incident.state === 'open').length
  const [latest, ...earlier] = verdicts.toReversed()
  return (
    <section aria-label={t('title')}>
      <Stack gap={3}>
        <h2>{t('title')}</h2>
        {latest ? <Given verdict={latest} timeZone={timeline.timeZone} /> : <p>{t('none')}</p>}
        {isOver ? null : <Notice>{t('not-over')}</Notice>}
        {isOver && open > 0 ? <p>{t('open', { count: open })}</p> : null}
        {isOver && mayJudge && !isGiving ? (
          <div>
            <Button kind={latest ? 'normal' : 'primary'} onPress={() => setGiving(true)}>
              {t(latest ? 'change' : 'give')}
            </Button>
          </div>
        ) : null}
        {isGiving ? <GiveVerdict attemptId={timeline.attemptId} onDone={() => setGiving(false)} /> : null}
        {earlier.length > 0 ? (
          <details>
            <summary>
              {t('history')} ({earlier.length})
            </summary>
            <Stack gap={3}>
              {earlier.map((verdict) => (
                <Given key={verdict.decidedAt} verdict={verdict} timeZone={timeline.timeZone} />
              ))}
            </Stack>
          </details>
        ) : null}
      </Stack>
    </section>
  )
}

/** A proctor reads here and would be refused. */
function useMayJudge(): boolean {
  const me = useQuery(api.identity.me.queryOptions())
  return me.data?.person.grants.some(({ role }) => role === 'reviewer' || role === 'administrator') ?? false
}

function Given({ verdict, timeZone }: { verdict: Timeline['verdicts'][number]; timeZone: string }) {
  const t = useTranslations('review.ground')
  const format = useFormatter()
  const { verdict: kind, reasonCode, reason, by, decidedAt } = verdict
  return (
    <div>
      <VerdictBadge verdict={kind} /> <strong>{t(reasonCode)}</strong>
      <p>{reason}</p>
      <small>
        {by.name},{' '}
        {format.dateTime(new Date(decidedAt), { dateStyle: 'medium', timeStyle: 'short', timeZone })}
      </small>
    </div>
  )
}
