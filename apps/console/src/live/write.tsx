import type { Tile } from '@invigil/contract/live.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
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
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const isWarning = act === 'warn'
  const onSuccess = () => {
    toast(isWarning ? t('live.warn.done', { name }) : t('live.tell.sent', { count: 1 }))
    onClose()
  }
  const warn = useMutation(api.live.warn.mutationOptions({ onSuccess }))
  const tell = useMutation(api.live.tell.mutationOptions({ onSuccess }))

  function submit() {
    setTried(true)
    if (text.trim() === '') return
    if (isWarning) warn.mutate({ attemptId, text })
    else tell.mutate({ sittingId, attemptIds: [attemptId], text })
  }

  return (
    <FormDialog
      title={t(isWarning ? 'live.warn.title' : 'live.tell.title-one', { name })}
      submit={t(isWarning ? 'live.warn.button' : 'common.send')}
      onSubmit={submit}
      onClose={onClose}
      isPending={warn.isPending || tell.isPending}
      error={warn.error ?? tell.error}
    >
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
    </FormDialog>
  )
}
