import type { AttemptRetention } from '@invigil/contract/retention.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface EraseRecordingProps {
  attempt: AttemptRetention
  /** The recording, or the files of the answers. */
  what: 'recording' | 'files'
  onClose: () => void
}

/** Asks why, and for the candidate's name, before a recording or the files of answers are erased for good. */
export function EraseRecording({ attempt, what, onClose }: EraseRecordingProps) {
  const t = useTranslations('retention')
  const queries = useQueryClient()
  const [why, setWhy] = useState<'request' | 'person'>('request')
  const [reason, setReason] = useState('')
  const [typedName, setTypedName] = useState('')
  const { attemptId, candidateName: name } = attempt
  const erase = useMutation(
    api.admin.retention.erase.mutationOptions({
      onSuccess: async ({ number }) => {
        await queries.invalidateQueries({ queryKey: api.admin.retention.key() })
        await queries.invalidateQueries({ queryKey: api.review.key() })
        toast(t('erased', { number }))
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      title={t(what === 'files' ? 'erase-files-title' : 'erase-title', { name })}
      submit={t(what === 'files' ? 'erase-files' : 'erase')}
      kind="danger"
      isPending={erase.isPending}
      error={erase.error}
      onSubmit={() => erase.mutate({ attemptId, what, why, reason, typedName })}
      onClose={onClose}
    >
      <p>{t(what === 'files' ? 'erase-files-text' : 'erase-text')}</p>
      <RadioGroup
        label={t('erase-why')}
        choices={[
          { id: 'request', label: t('why-request') },
          { id: 'person', label: t('why-person') },
        ]}
        value={why}
        onChange={setWhy}
      />
      <TextArea
        label={t('erase-reason')}
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={setReason}
        isRequired
      />
      <TextField
        label={t('type-name', { name })}
        autoComplete="off"
        value={typedName}
        onChange={setTypedName}
        isRequired
      />
    </FormDialog>
  )
}
