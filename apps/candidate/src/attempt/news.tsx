import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DeskState } from './desk-state.ts'

/**
 * Shows what a proctor sent, one after the other, until the candidate has said that it was read; also after a reload. Who is busy
 * is interrupted only by what is for them alone.
 */
export function News({ state: { messages, view }, isBusy }: { state: DeskState; isBusy: boolean }) {
  const t = useTranslations('attempt.talk')
  const [read, markRead] = useRead(view?.id ?? '')
  const [next] = messages
    .filter(({ from, attemptId }) => from === 'proctor' && (attemptId || !isBusy))
    .filter(({ id }) => !read.includes(id))
  if (!next) return null
  const isWarning = next.kind === 'warning'
  const close = () => markRead(next.id)
  return (
    <Dialog
      title={t(isWarning ? 'warning-from' : 'message-from', { name: next.fromName })}
      role="alertdialog"
      width="narrow"
      isOpen
      onClose={close}
      actions={
        <Button kind="primary" onPress={close}>
          {t('read')}
        </Button>
      }
    >
      <Stack gap={3}>
        <p>{next.text}</p>
        {isWarning ? <p>{t('warning-text')}</p> : null}
      </Stack>
    </Dialog>
  )
}

function useRead(attemptId: string): [readonly string[], (id: string) => void] {
  const key = `invigil-read-${attemptId}`
  const [read, setRead] = useState<readonly string[]>(() => remembered(key))
  useEffect(() => setRead(remembered(key)), [key])
  function mark(id: string) {
    const now = [...read, id]
    setRead(now)
    try {
      sessionStorage.setItem(key, JSON.stringify(now))
    } catch {
      // Blocked: after a reload it is shown once more.
    }
  }
  return [read, mark]
}

function remembered(key: string): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[]
  } catch {
    return []
  }
}
