import type { Timeline } from '@invigil/contract/review.ts'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import type { Span } from './axis.ts'

interface ExportClipProps {
  timeline: Timeline
  span: Span
  onClose: () => void
}

/** Asks which lanes of a stretch are exported, and why. */
export function ExportClip({ timeline, span, onClose }: ExportClipProps) {
  const { attemptId, recordings, timeZone } = timeline
  const t = useTranslations('review.clip')
  const tl = useTranslations('review.lane')
  const format = useFormatter()
  const queries = useQueryClient()
  // The small camera shows nothing that the large one does not.
  const hasCamera = recordings.some(({ kind }) => kind === 'camera')
  // A clip is of the attempt's own recording; the hall shows others, too.
  const offered = recordings
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'hall' && (kind !== 'preview' || !hasCamera))
  const [kinds, setKinds] = useState<string[]>(offered)
  const [reason, setReason] = useState('')
  const make = useMutation(
    api.media.makeClip.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.media.clips.key({ input: { attemptId } }) })
        toast(t('begun'))
        onClose()
      },
    }),
  )
  const time = (instant: number) => format.dateTime(new Date(instant), { timeStyle: 'medium', timeZone })
  return (
    <FormDialog
      title={t('export-title')}
      submit={t('export-verb')}
      isPending={make.isPending}
      isDisabled={kinds.length === 0 || reason.trim() === ''}
      error={make.error}
      onClose={onClose}
      onSubmit={() =>
        make.mutate({
          attemptId,
          reason,
          kinds: offered.filter((kind) => kinds.includes(kind)),
          fromAt: new Date(span.from).toISOString(),
          toAt: new Date(span.to).toISOString(),
        })
      }
    >
      <p>{t('picked', { from: time(span.from), to: time(span.to) })}</p>
      <CheckboxGroup label={t('lanes')} value={kinds} onChange={setKinds}>
        {offered.map((kind) => (
          <Checkbox key={kind} value={kind}>
            {tl(kind)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <TextArea
        label={t('reason')}
        description={t('reason-help')}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
