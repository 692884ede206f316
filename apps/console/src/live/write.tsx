import type { Tile } from '@invigil/contract/live.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Phrases } from './phrases.tsx'

interface WriteProps {
  act: 'message' | 'warn'
  tile: Tile
  sittingId: string
  onClose: () => void
}

/** Writes to one candidate, or warns them; both are kept. */
export function Write({ act, tile, sittingId, onClose }: WriteProps) {
  const { attemptId, candidateName: name, warnings } = tile
  const t = useTranslations()
  const form = useId()
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const isWarning = act === 'warn'
  const onSuccess = () => {
    toast(isWarning ? t('live.warn.done', { name }) : t('live.tell.sent', { count: 1 }))
    onClose()
  }
  const warn = useMutation(api.live.warn.mutationOptions({ onSuccess }))
  const tell = useMutation(api.live.tell.mutationOptions({ onSuccess }))

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (text.trim() === '') return
    if (isWarning) warn.mutate({ attemptId, text })
    else tell.mutate({ sittingId, attemptIds: [attemptId], text })
  }

  return (
    <Dialog
      title={t(isWarning ? 'live.warn.title' : 'live.tell.title-one', { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" type="submit" form={form} isPending={warn.isPending || tell.isPending}>
            {t(isWarning ? 'live.warn.button' : 'common.send')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Stack>
          {isWarning ? (
            <p>
              {t('live.warn.text')} {t('live.warn.before', { count: warnings })}
            </p>
          ) : null}
          <TextArea
            label={t(isWarning ? 'live.warn.words' : 'live.tell.text')}
            description={isWarning ? undefined : t('live.tell.text-help')}
            rows={3}
            maxLength={1000}
            autoFocus
            value={text}
            onChange={setText}
            error={isTried && text.trim() === '' ? t('live.tell.text-missing') : undefined}
          />
          <Phrases of={isWarning ? 'warn' : 'tell'} onPick={setText} />
          <FormError error={warn.error ?? tell.error} />
        </Stack>
      </form>
    </Dialog>
  )
}
