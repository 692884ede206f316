import type { CheckinView, ShownStep } from '@invigil/contract/checkin.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './checkin.module.css'
import { type CheckinProps, useCheckin } from './use-checkin.ts'

/** The way that is as good as showing something: a person looks instead. */
export function AskPerson({
  attempt,
  attemptKey,
  step,
  onDone,
  kind = 'normal',
}: CheckinProps & { step: ShownStep; onDone: () => void; kind?: 'normal' | 'primary' }) {
  const t = useTranslations('checkin.instead')
  const { show, input, context } = useCheckin({ attempt, attemptKey })
  const ask = useMutation(
    api.checkin.askPerson.mutationOptions({
      context,
      onSuccess: (view) => {
        show(view as CheckinView)
        onDone()
      },
    }),
  )
  return (
    <div className={styles.instead}>
      <Stack gap={2}>
        <p className={styles.note}>{t('note')}</p>
        <FormError error={ask.error} />
        <div>
          <Button kind={kind} isPending={ask.isPending} onPress={() => ask.mutate({ ...input, step })}>
            {t('ask')}
          </Button>
        </div>
      </Stack>
    </div>
  )
}
