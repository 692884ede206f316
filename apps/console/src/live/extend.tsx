import type { Tile } from '@invigil/contract/live.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** Gives a candidate more minutes, with a reason. */
export function Extend({ tile, onClose }: { tile: Tile; onClose: () => void }) {
  const { attemptId, candidateName: name } = tile
  const t = useTranslations()
  const form = useId()
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

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== '' && minutes > 0) extend.mutate({ attemptId, minutes, reason })
  }

  return (
    <Dialog
      title={t('live.extend.title', { name })}
      width="narrow"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" type="submit" form={form} isPending={extend.isPending}>
            {t('live.extend.button')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Stack>
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
          <FormError error={extend.error} />
        </Stack>
      </form>
    </Dialog>
  )
}
