import type { ShownStep as Step } from '@invigil/contract/checkin.ts'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { type ComponentType, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useStreamStates } from '../streams/use-streams.ts'
import { AlreadyDone } from './already-done.tsx'
import { AskPerson } from './ask-person.tsx'
import { type CheckinProps, useCheckin } from './use-checkin.ts'

interface Props extends CheckinProps {
  step: Step
  isPending: boolean
  onDone: () => void
  /** How it is shown. */
  inside: ComponentType<CheckinProps & { isPending: boolean; onDone: () => void }>
}

/**
 * What every step has in which something is shown: it need not be done twice after a reload, it can be left to a person, and
 * without a camera one goes on.
 */
export function ShownStep({ attempt, attemptKey, step, inside: Inside, isPending, onDone }: Props) {
  const t = useTranslations('checkin')
  const { query } = useCheckin({ attempt, attemptKey })
  const [doesAgain, setDoesAgain] = useState(false)
  const { camera } = useStreamStates()
  const state = query.data?.shown.find((one) => one.step === step)?.state
  if (!doesAgain && (state === 'done' || state === 'person')) {
    return (
      <AlreadyDone how={state} isPending={isPending} onDone={onDone} onAgain={() => setDoesAgain(true)} />
    )
  }
  // Should going on fail just then, what was shown need not be shown anew.
  const goOn = () => {
    setDoesAgain(false)
    onDone()
  }
  const ask = { attempt, attemptKey, step, onDone: goOn }
  if (camera === 'off' || camera === 'ended') {
    return (
      <Stack gap={4}>
        <Notice tone="warning">
          <p>{t('no-camera')}</p>
        </Notice>
        <AskPerson {...ask} kind="primary" />
      </Stack>
    )
  }
  return (
    <Stack gap={4}>
      <Inside {...{ attempt, attemptKey, isPending, onDone: goOn }} />
      <AskPerson {...ask} />
    </Stack>
  )
}
