import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'
import { JournalNotices } from './journal-notices.tsx'
import { SavedState } from './status-line.tsx'
import { Talk } from './talk.tsx'

interface StandstillProps {
  desk: AttemptDesk
  state: DeskState
}

/** A person paused the exam. */
export function Paused({ desk, state }: StandstillProps) {
  const t = useTranslations('attempt.paused')
  const format = useFormatter()
  const { view } = state
  return (
    <Screen title={t('title')}>
      <p>{t('text')}</p>
      {view?.pauseReason ? (
        <Notice title={t('reason')}>
          <p>{view.pauseReason}</p>
        </Notice>
      ) : null}
      {view?.pausedAt ? (
        <p>
          {t('since', {
            time: format.dateTime(new Date(view.pausedAt), { timeStyle: 'short', timeZone: view.timeZone }),
          })}
        </p>
      ) : null}
      <Talk desk={desk} state={state} />
    </Screen>
  )
}

/** The time is over and the answers are on their way. */
export function Closing({ desk, state }: StandstillProps) {
  const t = useTranslations('attempt.closing')
  return (
    <Screen title={t('title')}>
      <p>{t(state.isConnected ? 'text' : 'offline')}</p>
      <SavedState state={state} />
      <JournalNotices desk={desk} state={state} isAtOnce />
    </Screen>
  )
}

/** Another device, or another tab, holds the attempt now. `onHere` takes it back. */
export function Elsewhere({ state, onHere }: { state: DeskState; onHere: () => Promise<void> }) {
  const isDevice = state.stage === 'taken-over'
  const t = useTranslations(isDevice ? 'attempt.taken-over' : 'attempt.other-page')
  const here = useMutation({ mutationFn: onHere })
  return (
    <Screen title={t('title')}>
      <p>{t('text')}</p>
      {isDevice ? <Waiting unsaved={state.unsaved} /> : null}
      <FormError error={here.error} />
      <div>
        <Button isPending={here.isPending} onPress={() => here.mutate()}>
          {t('here')}
        </Button>
      </div>
    </Screen>
  )
}

/** This browser has no key of the attempt: its data were cleared, or it never had one. */
export function Unknown() {
  const t = useTranslations('attempt.unknown')
  return (
    <Screen title={t('title')}>
      <p>{t('text')}</p>
      <div>
        <Link kind="primary" href="/">
          {t('enter')}
        </Link>
      </div>
    </Screen>
  )
}

/** The sitting ended before the attempt began. */
export function Expired() {
  const t = useTranslations('attempt.expired')
  return (
    <Screen title={t('title')}>
      <p>{t('text')}</p>
    </Screen>
  )
}

function Waiting({ unsaved }: { unsaved: number }) {
  const t = useTranslations('attempt.taken-over')
  return <p role="status">{unsaved > 0 ? t('waiting', { count: unsaved }) : null}</p>
}

function Screen({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap={4} width="text">
      <title>{`${title} · Invigil`}</title>
      <h1>{title}</h1>
      {children}
    </Stack>
  )
}
