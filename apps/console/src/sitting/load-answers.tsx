import type { AnswerFileReview } from '@invigil/contract/answer-file.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { UploadIcon } from '@invigil/design/icons.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Facts } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** Brings in a file of answers that a candidate saved without a line: see what it holds, then load it. */
export function LoadAnswers({ sitting, onClose }: { sitting: Sitting; onClose: () => void }) {
  const t = useTranslations('sitting.answer-file')
  const words = useTranslations('common')
  const [file, setFile] = useState('')
  const { id: sittingId } = sitting
  const review = useMutation(api.attempt.reviewAnswerFile.mutationOptions())
  const load = useMutation(
    api.attempt.loadAnswerFile.mutationOptions({
      onSuccess: ({ entriesNew }) => {
        toast(t('done', { count: entriesNew }))
        onClose()
      },
    }),
  )
  const reviewed = review.data
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    const text = await chosen.text()
    setFile(text)
    review.mutate({ sittingId, file: text })
  }
  return (
    <Dialog
      title={t('title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {words('cancel')}
          </Button>
          {reviewed ? (
            <Button
              kind="primary"
              isDisabled={reviewed.entriesNew === 0}
              isPending={load.isPending}
              onPress={() => load.mutate({ sittingId, file })}
            >
              {t('load', { count: reviewed.entriesNew })}
            </Button>
          ) : null}
        </>
      }
    >
      <Stack>
        <p>{t('text')}</p>
        <FileTrigger onSelect={(files) => void choose(files?.[0])}>
          <Button icon={<UploadIcon size={16} />} isPending={review.isPending}>
            {t('choose')}
          </Button>
        </FileTrigger>
        {reviewed ? <Reviewed review={reviewed} timeZone={sitting.timeZone} /> : null}
        <FormError error={review.error ?? load.error} />
      </Stack>
    </Dialog>
  )
}

function Reviewed({ review, timeZone }: { review: AnswerFileReview; timeZone: string }) {
  const t = useTranslations('sitting.answer-file')
  const format = useFormatter()
  const timeOf = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium', timeZone })
  const { candidateName, savedAt, entries, items, entriesNew, entriesDifferent, isLate, loadedAt } = review
  return (
    <Stack gap={3}>
      <Facts
        facts={[
          { name: t('candidate'), value: candidateName },
          { name: t('saved-at'), value: timeOf(savedAt) },
          { name: t('entries'), value: format.number(entries) },
          { name: t('items'), value: format.number(items) },
          { name: t('new'), value: format.number(entriesNew) },
          ...(entriesDifferent > 0 ? [{ name: t('different'), value: format.number(entriesDifferent) }] : []),
        ]}
      />
      {loadedAt ? <p>{t('before', { time: timeOf(loadedAt) })}</p> : null}
      {entriesNew === 0 ? <Notice isAnnounced>{t('none')}</Notice> : null}
      {entriesNew > 0 && isLate ? (
        <Notice tone="warning" isAnnounced>
          {t('late')}
        </Notice>
      ) : null}
    </Stack>
  )
}
