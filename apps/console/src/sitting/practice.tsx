import type { Sitting } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Facts } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** What a practice is instead of times and a roster, and the button that closes it. */
export function Practice({ sitting }: { sitting: Sitting }) {
  const t = useTranslations()
  const format = useFormatter()
  const [isClosing, setClosing] = useState(false)
  const { startsAt, endsAt, timeZone, state, practice, candidates } = sitting
  const at = (instant: string) =>
    format.dateTime(new Date(instant), { dateStyle: 'full', timeStyle: 'short', timeZone })
  return (
    <Stack gap={3}>
      <p>{t('seating.practice.text')}</p>
      <Facts
        facts={[
          { name: t('seating.practice.since'), value: at(startsAt) },
          ...(state === 'ended' ? [{ name: t('seating.practice.until'), value: at(endsAt) }] : []),
          {
            name: t('seating.practice.attempts'),
            value: t('seating.practice.attempts-of', {
              count: candidates,
              most: practice?.mostAttempts ?? 0,
            }),
          },
          {
            name: t('seating.practice.facts'),
            value: t('seating.practice.kept', { days: practice?.keepDays ?? 0 }),
          },
          { name: t('sitting.minutes'), value: t('common.minutes', { count: sitting.minutes }) },
          {
            name: t('sitting.exam'),
            value: <Link href={`/exams/${sitting.examId}`}>{sitting.examTitle}</Link>,
          },
          { name: t('sitting.creator'), value: sitting.creator.name },
        ]}
      />
      {state === 'open' ? (
        <div>
          <Button onPress={() => setClosing(true)}>{t('seating.practice.close')}</Button>
        </div>
      ) : null}
      {isClosing ? <ClosePractice sitting={sitting} onClose={() => setClosing(false)} /> : null}
    </Stack>
  )
}

function ClosePractice({ sitting, onClose }: { sitting: Sitting; onClose: () => void }) {
  const t = useTranslations('seating.practice')
  const refused = useRefused()
  const queries = useQueryClient()
  const close = useMutation(
    api.sitting.closePractice.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('close-title', { name: sitting.name })}
      confirm={t('close')}
      isOpen
      isPending={close.isPending}
      error={close.error ? refused(close.error).sentence : undefined}
      onConfirm={() => close.mutate({ sittingId: sitting.id })}
      onClose={onClose}
    >
      <p>{t('close-text')}</p>
    </ConfirmDialog>
  )
}
