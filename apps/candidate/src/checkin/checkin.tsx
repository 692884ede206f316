import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { ConsentStream, ShownStep as Shown } from '@invigil/contract/checkin.ts'
import { streams as kinds } from '@invigil/contract/policy.ts'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { Steps } from '@invigil/design/steps.tsx'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { askedBy } from './asked-by.ts'
import { ConsentStep } from './consent-step.tsx'
import { DevicesStep } from './devices-step.tsx'
import { DocumentStep } from './document-step.tsx'
import { LivenessStep } from './liveness-step.tsx'
import { PhotoStep } from './photo-step.tsx'
import { RoomStep } from './room-step.tsx'
import { ShownStep } from './shown-step.tsx'
import { useCheckin } from './use-checkin.ts'

interface Props {
  attempt: AttemptView
  attemptKey: string
  /** Draws the step in which a phone becomes the side camera. */
  side: (props: { isPending: boolean; onDone: () => void }) => ReactNode
  /** The candidate went to the lobby. */
  onReady: (attempt: AttemptView) => void
}

type Step = 'consent' | 'devices' | 'photo' | Shown | 'side-camera'

/** Getting ready, step by step. Nothing here can shut a candidate out: who cannot finish waits for a person. */
export function Checkin({ attempt, attemptKey, side, onReady }: Props) {
  const t = useTranslations('checkin')
  const { query, input, context } = useCheckin({ attempt, attemptKey })
  const [step, setStep] = useState<Step>('consent')
  const ready = useMutation(
    api.checkin.ready.mutationOptions({ context, onSuccess: (view) => onReady(view as AttemptView) }),
  )
  const heading = useRef<HTMLHeadingElement>(null)
  const here = useRef<Step>('consent')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is read from its top
  useEffect(() => heading.current?.focus(), [step])

  if (query.isPending) return <LoadingState />
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />

  const { consents } = query.data
  const given = consents.filter((one) => one.isGiven).map(({ stream }) => stream)
  // Before the first answer the way is as long as it will be for who agrees.
  const expected = consents.length > 0 ? given : askedBy(attempt.policy)
  const steps = stepsFor(attempt.policy, expected)
  const props = { attempt, attemptKey }
  const goOn = (from: Step, nowGiven: readonly ConsentStream[]) => {
    // An answer that comes late, when another way on was taken, moves nobody.
    if (from !== here.current) return
    const after = stepsFor(attempt.policy, nowGiven)
    const next = after[after.indexOf(from) + 1]
    if (!next) return ready.mutate(input)
    here.current = next
    setStep(next)
  }

  return (
    <Stack gap={5} width="text">
      <title>{`${t('title')} · Invigil`}</title>
      <Steps label={t('title')} steps={steps.map((one) => t(`step.${one}`))} current={steps.indexOf(step)} />
      <h1 ref={heading} tabIndex={-1}>
        {t(`heading.${step}`)}
      </h1>
      {step === 'consent' ? (
        <ConsentStep {...props} isPending={ready.isPending} onDone={(now) => goOn('consent', now)} />
      ) : null}
      {step === 'devices' ? (
        <DevicesStep
          {...props}
          given={kinds.filter((stream) => given.includes(stream))}
          isPending={ready.isPending}
          onDone={() => goOn('devices', given)}
        />
      ) : null}
      {step === 'photo' ? (
        <PhotoStep {...props} isPending={ready.isPending} onDone={() => goOn('photo', given)} />
      ) : null}
      {step === 'liveness' || step === 'identity-document' || step === 'room-scan' ? (
        <ShownStep
          key={step}
          {...props}
          step={step}
          inside={insideOf[step]}
          isPending={ready.isPending}
          onDone={() => goOn(step, given)}
        />
      ) : null}
      {step === 'side-camera'
        ? side({ isPending: ready.isPending, onDone: () => goOn('side-camera', given) })
        : null}
      <FormError error={ready.error} />
    </Stack>
  )
}

function stepsFor(policy: AttemptView['policy'], given: readonly ConsentStream[]): Step[] {
  const before = (step: Step, isAsked: boolean) => (given.includes('camera') && isAsked ? [step] : [])
  return [
    'consent',
    'devices',
    ...before('photo', policy.referencePhoto),
    ...before('liveness', policy.livenessChallenge),
    ...before('identity-document', policy.identityDocument),
    ...before('room-scan', policy.roomScan),
    ...(given.includes('side') ? (['side-camera'] as const) : []),
  ]
}

const insideOf: Record<Shown, typeof LivenessStep> = {
  liveness: LivenessStep,
  'identity-document': DocumentStep,
  'room-scan': RoomStep,
}
