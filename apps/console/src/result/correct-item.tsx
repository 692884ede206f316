import type { CorrectableItem, ItemCounts } from '@invigil/contract/correction.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { BeforeAfter } from './before-after.tsx'
import type { ItemEditing } from './corrections.tsx'

interface CorrectItemProps {
  sittingId: string
  examId: string
  given: CorrectableItem
  Editor: ItemEditing
  onClose: () => void
}

const all: readonly ItemCounts[] = ['as-written', 'full-for-all', 'for-nobody', 'bonus']

/** Corrects one question in two steps: what it shall be, then what that makes of every attempt. */
export function CorrectItem({ sittingId, examId, given, Editor, onClose }: CorrectItemProps) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [counts, setCounts] = useState(given.counts)
  const [item, setItem] = useState(given.item)
  const [changesItem, setChangesItem] = useState(false)
  const [reason, setReason] = useState('')
  const treatment = { item: changesItem ? item : given.isCorrected ? given.item : null, counts }
  const asked = { sittingId, itemId: given.item.id, treatment }
  const preview = useMutation(api.result.previewCorrection.mutationOptions())
  const correct = useMutation(
    api.result.correct.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.result.key() })
        onClose()
      },
    }),
  )
  const isSeen = preview.isSuccess
  return (
    <Dialog
      title={t('result.correct.edit-title', { number: given.itemNumber })}
      isOpen
      holdsInput
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={isSeen ? () => preview.reset() : onClose}>
            {t(isSeen ? 'common.back' : 'common.cancel')}
          </Button>
          <Button
            kind="primary"
            isPending={preview.isPending || correct.isPending}
            isDisabled={isSeen && reason.trim() === ''}
            onPress={() => (isSeen ? correct.mutate({ ...asked, reason }) : preview.mutate(asked))}
          >
            {t(isSeen ? 'result.correct.apply' : 'result.correct.preview')}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        {isSeen ? (
          <>
            <BeforeAfter preview={preview.data} />
            <TextArea
              label={t('result.correct.reason')}
              description={t('result.correct.reason-note')}
              rows={3}
              maxLength={2000}
              value={reason}
              onChange={setReason}
            />
          </>
        ) : (
          <>
            <RadioGroup
              label={t('result.correct.counts')}
              value={counts}
              onChange={setCounts}
              choices={all.map((id) => ({ id, label: t(`result.counts.${id}`) }))}
            />
            <Switch isSelected={changesItem} onChange={setChangesItem} note={t('result.correct.edit-note')}>
              {t('result.correct.edit-item')}
            </Switch>
            {changesItem ? <Editor examId={examId} item={item} onChange={setItem} /> : null}
          </>
        )}
        <FormError error={preview.error ?? correct.error} />
      </Stack>
    </Dialog>
  )
}
