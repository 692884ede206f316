import type { AttemptView } from '@invigil/contract/attempt.ts'
import { Button } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { Countdown, clockFace } from '@invigil/design/countdown.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../api.ts'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'

interface BreakProps {
  desk: AttemptDesk
  state: DeskState
}

/** The way to a break, while an accommodation leaves some. */
export function TakeBreak({ desk, state: { view } }: BreakProps) {
  const t = useTranslations('attempt.break')
  const refused = useRefused()
  const [isAsked, setIsAsked] = useState(false)
  const take = useOwnBreak(desk, view, 'takeBreak')
  const left = view ? leftSeconds(view) : 0
  if (left <= 0) return null
  const time = clockFace(left)
  return (
    <div>
      <Button size="small" onPress={() => setIsAsked(true)}>
        {t('take')}
      </Button>
      <ConfirmDialog
        title={t('take-title')}
        confirm={t('take')}
        isOpen={isAsked}
        isPending={take.isPending}
        error={take.error ? refused(take.error).sentence : undefined}
        onConfirm={() => take.mutate()}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('take-text', { time })}</p>
      </ConfirmDialog>
    </div>
  )
}

/** In place of the questions while a break runs. */
export function OnBreak({ desk, state: { view } }: BreakProps) {
  const t = useTranslations('attempt.break')
  const end = useOwnBreak(desk, view, 'endBreak')
  const until = view?.breaks.current?.endsAt
  return (
    <Stack gap={4} width="text">
      <title>{`${t('title')} · Invigil`}</title>
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      {until ? (
        <Countdown
          label={t('until')}
          until={until}
          clockOffset={desk.clock.offset()}
          size="large"
          warnAtSeconds={60}
        />
      ) : null}
      <FormError error={end.error} />
      <div>
        <Button kind="primary" isPending={end.isPending} onPress={() => end.mutate()}>
          {t('end')}
        </Button>
      </div>
    </Stack>
  )
}

function leftSeconds({ breaks: { totalMinutes, usedMilliseconds } }: AttemptView): number {
  return Math.floor((totalMinutes * 60_000 - usedMilliseconds) / 1000)
}

function useOwnBreak(desk: AttemptDesk, view: AttemptView | undefined, what: 'takeBreak' | 'endBreak') {
  return useMutation({
    mutationFn: () => {
      const [attemptId, attemptKey] = [view?.id ?? '', desk.attemptKey() ?? '']
      return client.attempt[what]({ attemptId }, { context: { attemptKey } })
    },
    onSuccess: desk.show,
  })
}
