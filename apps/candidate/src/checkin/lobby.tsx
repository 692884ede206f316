import type { AttemptView } from '@invigil/contract/attempt.ts'
import { Button } from '@invigil/design/button.tsx'
import { Countdown } from '@invigil/design/countdown.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Facts } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface Props {
  attempt: AttemptView
  attemptKey: string
  /** Milliseconds by which the server's clock is ahead of this machine's. */
  clockOffset: number
  onStarted: (attempt: AttemptView) => void
}

/** Waiting to be let in, and the button that begins. */
export function Lobby({ attempt, attemptKey, clockOffset, onStarted }: Props) {
  const t = useTranslations('checkin')
  const format = useFormatter()
  const isOpen = useIsPast(attempt.sittingStartsAt, clockOffset)
  const start = useMutation(
    api.attempt.start.mutationOptions({
      context: { attemptKey },
      onSuccess: (view) => onStarted(view as AttemptView),
    }),
  )
  const begin = () => {
    // Only from within the click; a browser that cannot do it goes on without.
    if (attempt.policy.fullscreen === 'asked')
      void document.documentElement.requestFullscreen?.().catch(() => {})
    start.mutate({ attemptId: attempt.id })
  }

  return (
    <Stack gap={5} width="text">
      <title>{`${t('lobby.title')} · Invigil`}</title>
      <h1>{t('lobby.title')}</h1>
      <Facts
        facts={[
          { name: t('lobby.exam'), value: attempt.examTitle },
          { name: t('lobby.candidate'), value: attempt.candidateName },
          { name: t('lobby.minutes'), value: t('lobby.minutes-count', { count: attempt.minutes }) },
          {
            name: t('lobby.begins'),
            value: format.dateTime(new Date(attempt.sittingStartsAt), {
              dateStyle: 'medium',
              timeStyle: 'short',
              timeZone: attempt.timeZone,
            }),
          },
          ...(attempt.mayBeginUntil < attempt.sittingEndsAt
            ? [
                {
                  name: t('lobby.begin-until'),
                  value: format.dateTime(new Date(attempt.mayBeginUntil), {
                    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: attempt.timeZone },
                  }),
                },
              ]
            : []),
        ]}
      />
      {attempt.lateTime === 'lost' ? <Notice tone="warning">{t('lobby.late-lost')}</Notice> : null}
      {/* Above all that changes, so that it stands still under a press. */}
      <div>
        <Button
          kind="primary"
          isDisabled={!attempt.isAdmitted || !isOpen}
          isPending={start.isPending}
          onPress={begin}
        >
          {t('lobby.begin')}
        </Button>
      </div>
      <FormError error={start.error} />
      {isOpen ? null : (
        <Countdown
          label={t('lobby.opens-in')}
          until={attempt.sittingStartsAt}
          clockOffset={clockOffset}
          size="large"
          warnAtSeconds={0}
        />
      )}
      {attempt.isAdmitted ? (
        <Notice tone="good" isAnnounced title={t('lobby.admitted-title')}>
          <p>{t(isOpen ? 'lobby.admitted' : 'lobby.admitted-early')}</p>
        </Notice>
      ) : (
        <Notice isAnnounced title={t('lobby.waiting-title')}>
          <p>{t('lobby.waiting')}</p>
        </Notice>
      )}
    </Stack>
  )
}

/** Whether an instant is past by the server's clock; it changes by itself. */
function useIsPast(instant: string, clockOffset: number): boolean {
  const leftMs = () => Date.parse(instant) - (Date.now() + clockOffset)
  const [isPast, setIsPast] = useState(() => leftMs() <= 0)
  useEffect(() => {
    const look = () => setIsPast(leftMs() <= 0)
    look()
    const timer = setInterval(look, 500)
    return () => clearInterval(timer)
  })
  return isPast
}
