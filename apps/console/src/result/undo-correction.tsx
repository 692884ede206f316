import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface UndoCorrectionProps {
  sittingId: string
  correctionId: string
  onClose: () => void
}

/** Takes a correction back, with a reason. */
export function UndoCorrection({ sittingId, correctionId, onClose }: UndoCorrectionProps) {
  const t = useTranslations('result.correct')
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const undo = useMutation(
    api.result.undoCorrection.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.result.key() })
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      title={t('undo-title')}
      submit={t('undo')}
      onSubmit={() => undo.mutate({ sittingId, correctionId, reason })}
      onClose={onClose}
      isPending={undo.isPending}
      error={undo.error}
      isDisabled={reason.trim() === ''}
    >
      <p>{t('undo-text')}</p>
      <TextArea
        label={t('reason')}
        description={t('reason-note')}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
