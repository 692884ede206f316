import type { Tile } from '@invigil/contract/live.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** Gives a candidate more minutes, with a reason. */
export function Extend({ tile, onClose }: { tile: Tile; onClose: () => void }) {
  const { attemptId, candidateName: name } = tile
  const t = useTranslations()
  const [minutes, setMinutes] = useState(5)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const extend = useMutation(
    api.live.extend.mutationOptions({
      onSuccess: () => {
        toast(t('live.extend.done', { name, minutes }))
        onClose()
      },
    }),
  )

  function submit() {
    setTried(true)
    if (reason.trim() !== '' && minutes > 0) extend.mutate({ attemptId, minutes, reason })
  }

  return (
    <FormDialog
      title={t('live.extend.title', { name })}
      width="narrow"
      submit={t('live.extend.button')}
      onSubmit={submit}
      onClose={onClose}
      isPending={extend.isPending}
      error={extend.error}
    >
      <NumberField
        label={t('live.extend.minutes')}
        value={minutes}
        onChange={setMinutes}
        minValue={1}
        maxValue={600}
        autoFocus
      />
      <TextArea
        label={t('live.extend.reason')}
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={setReason}
        error={isTried && reason.trim() === '' ? t('common.reason-missing') : undefined}
      />
    </FormDialog>
  )
}
