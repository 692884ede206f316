import type { CheckinView } from '@invigil/contract/checkin.ts'
import type { Challenge } from '@invigil/contract/liveness.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './checkin.module.css'
import { Exercise } from './exercise.tsx'
import { type CheckinProps, useCheckin } from './use-checkin.ts'
import { useGazeCentre } from './use-gaze-centre.ts'

/** Four small things to do before the camera, which a photograph cannot. As often as one likes. */
export function LivenessStep({
  attempt,
  attemptKey,
  isPending,
  onDone,
}: CheckinProps & { isPending: boolean; onDone: () => void }) {
  const t = useTranslations('checkin.liveness')
  const { show, input, context } = useCheckin({ attempt, attemptKey })
  const gaze = useGazeCentre(attempt.id, attemptKey)
  const [challenge, setChallenge] = useState<Challenge>()
  const [missed, setMissed] = useState<'failed' | 'timed-out'>()
  const begin = useMutation(
    api.checkin.beginLiveness.mutationOptions({
      context,
      onSuccess: ({ challenge: given }) => {
        setMissed(undefined)
        setChallenge(given)
      },
    }),
  )
  const send = useMutation(
    api.checkin.liveness.mutationOptions({
      context,
      onSuccess: (view, { record: { result } }) => {
        show(view as CheckinView)
        if (result === 'passed') onDone()
        else setMissed(result)
      },
      onSettled: () => setChallenge(undefined),
    }),
  )

  if (send.isPending) return <p role="status">{t('checking')}</p>
  if (challenge) {
    return (
      <Stack gap={3}>
        <Exercise
          challenge={challenge}
          onRest={gaze.see}
          onFinished={(finished) => {
            gaze.keep()
            send.mutate({ ...input, ...finished })
          }}
        />
        <div className={styles.stage}>
          <Button kind="quiet" onPress={() => setChallenge(undefined)}>
            {t('stop')}
          </Button>
        </div>
      </Stack>
    )
  }
  return (
    <Stack gap={4}>
      <p>{t('intro')}</p>
      {missed ? (
        <Notice tone="warning" isAnnounced>
          <p>{t(missed)}</p>
        </Notice>
      ) : null}
      <FormError error={begin.error ?? send.error} />
      <div>
        <Button kind="primary" isPending={begin.isPending || isPending} onPress={() => begin.mutate(input)}>
          {t(missed ? 'try-again' : 'start')}
        </Button>
      </div>
    </Stack>
  )
}
