import type { CheckinView, ConsentStream } from '@invigil/contract/checkin.ts'
import type { Policy, RecordingMode } from '@invigil/contract/policy.ts'
import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { askedBy } from './asked-by.ts'
import { type CheckinProps, useCheckin } from './use-checkin.ts'

/** Version of the words below, kept with each answer. A change of their meaning needs a new one. */
const wording = '2026-11-22.4'

/** Which words say what becomes of a stream. */
const fates = {
  whole: 'record',
  evidence: 'evidence',
  stills: 'stills',
  none: 'show',
} as const satisfies Record<RecordingMode, string>

/** What is watched and why, and the candidate's own yes or no to each stream. */
export function ConsentStep({
  attempt,
  attemptKey,
  isPending,
  onDone,
}: CheckinProps & { isPending: boolean; onDone: (given: ConsentStream[]) => void }) {
  const t = useTranslations('checkin')
  const { policy } = attempt
  const { query, show, input, context } = useCheckin({ attempt, attemptKey })
  const used = askedBy(policy)
  const [given, setGiven] = useState<ConsentStream[]>(() =>
    used.filter((stream) => query.data?.consents.some((one) => one.stream === stream && one.isGiven)),
  )
  const send = useMutation(
    api.checkin.consent.mutationOptions({
      context,
      onSuccess: (view) => {
        show(view as CheckinView)
        onDone(given)
      },
    }),
  )
  const isWatched = Object.values(policy.detectors).some(({ isOn }) => isOn)
  // In a practice nobody waits for a person: what the exam requires may be left out.
  const mustGive = (stream: ConsentStream) => attempt.kind !== 'practice' && isRequired(policy, stream)
  const declined = used.filter((stream) => mustGive(stream) && !given.includes(stream))

  return (
    <Stack gap={4}>
      <p>
        {used.length === 0
          ? t('consent.nothing')
          : t(policy.recording === 'none' ? 'consent.intro-live' : 'consent.intro', {
              days: policy.retentionDays,
            })}
      </p>
      {used.map((stream) => (
        <Checkbox
          key={stream}
          isSelected={given.includes(stream)}
          onChange={(isGiven) =>
            setGiven(isGiven ? [...given, stream] : given.filter((one) => one !== stream))
          }
          note={`${t(`consent.why.${stream}`)} ${t(`consent.${mustGive(stream) ? 'required' : 'asked'}`)}`}
        >
          {t(`consent.${fates[policy.recording]}.${stream}`)}
        </Checkbox>
      ))}
      <WillShow policy={policy} />
      {used.length > 0 || isWatched ? (
        <Notice>
          {used.length > 0 ? <p>{t('consent.who')}</p> : null}
          {policy.talkRecorded && used.length > 0 ? <p>{t('consent.talk')}</p> : null}
          {isWatched ? <p>{t('consent.person')}</p> : null}
        </Notice>
      ) : null}
      {policy.allowedAids.trim() === '' ? null : (
        <Notice title={t('consent.aids')}>
          <p>{policy.allowedAids}</p>
        </Notice>
      )}
      {declined.length > 0 ? <p>{t('consent.declined')}</p> : null}
      <FormError error={send.error} />
      <div>
        <Button
          kind="primary"
          isPending={send.isPending || isPending}
          onPress={() =>
            send.mutate({
              ...input,
              wording,
              consents: used.map((stream) => ({ stream, isGiven: given.includes(stream) })),
            })
          }
        >
          {t('continue')}
        </Button>
      </div>
    </Stack>
  )
}

function isRequired(policy: Policy, stream: ConsentStream): boolean {
  return (stream === 'side' ? policy.sideCamera : policy.streams[stream]) === 'required'
}

/** What is asked for beside the streams, and that a program compares faces: biometric data need a word of their own. */
function WillShow({ policy }: Pick<CheckinProps['attempt'], 'policy'>) {
  const t = useTranslations('checkin.consent')
  if (policy.streams.camera === 'off') return null
  const { referencePhoto, livenessChallenge, identityDocument, roomScan } = policy
  const asked = [
    ...(referencePhoto ? (['faces-photo'] as const) : []),
    ...(livenessChallenge ? (['liveness'] as const) : []),
    ...(identityDocument ? [referencePhoto ? ('document' as const) : ('document-unmeasured' as const)] : []),
    ...(roomScan ? (['room'] as const) : []),
  ]
  if (asked.length === 0) return null
  const canBeLeftToAPerson = livenessChallenge || identityDocument || roomScan
  return (
    <Notice title={t('shows')}>
      <Stack gap={2}>
        <ul>
          {asked.map((what) => (
            <li key={what}>{t(what)}</li>
          ))}
        </ul>
        {referencePhoto ? <p>{t('faces')}</p> : null}
        {canBeLeftToAPerson ? <p>{t('instead')}</p> : null}
      </Stack>
    </Notice>
  )
}
