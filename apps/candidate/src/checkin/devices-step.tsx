import type { CheckinView, DeviceCheck } from '@invigil/contract/checkin.ts'
import type { Stream } from '@invigil/contract/policy.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { CameraPicture } from './camera-picture.tsx'
import styles from './checkin.module.css'
import { DeviceLine } from './device-line.tsx'
import { type CheckinProps, useCheckin } from './use-checkin.ts'
import { useChecks } from './use-checks.ts'

/** Camera, microphone, screen and what else the exam leans on, each with what to do when it does not work. */
export function DevicesStep({
  attempt,
  attemptKey,
  given,
  isPending,
  onDone,
}: CheckinProps & { given: readonly Stream[]; isPending: boolean; onDone: () => void }) {
  const t = useTranslations('checkin')
  const { show, input, context } = useCheckin({ attempt, attemptKey })
  const { lines, isWorking, open, loading } = useChecks(given, { attempt, attemptKey })
  const send = useMutation(
    api.checkin.devices.mutationOptions({
      context,
      onSuccess: (view) => {
        show(view as CheckinView)
        onDone()
      },
    }),
  )
  const others = (['browser', 'network', 'clock', 'displays', 'detector'] as const).filter(
    (check) => check !== 'detector' || given.includes('camera'),
  )
  const isOpen = (stream: Stream) => works(lines.get(stream))
  const broken = given.filter((stream) => attempt.policy.streams[stream] === 'required' && !isOpen(stream))

  return (
    <Stack gap={4}>
      <p>{given.length > 0 ? t('devices.intro') : t('devices.none')}</p>
      <ul className={styles.lines}>
        {given.map((stream) => (
          <DeviceLine
            key={stream}
            check={stream}
            line={lines.get(stream)}
            isWorking={isWorking(stream)}
            action={
              <Button
                size="small"
                kind={isOpen(stream) ? 'quiet' : 'normal'}
                isPending={isWorking(stream)}
                onPress={() => open(stream)}
              >
                {t(isOpen(stream) ? 'devices.again' : `devices.allow.${stream}`)}
              </Button>
            }
          >
            {stream === 'camera' && isOpen('camera') ? <CameraPicture label={t('devices.picture')} /> : null}
          </DeviceLine>
        ))}
        {others.map((check) => (
          <DeviceLine
            key={check}
            check={check}
            line={lines.get(check)}
            isWorking={isWorking(check)}
            share={check === 'detector' ? loading : undefined}
          />
        ))}
      </ul>
      {broken.length > 0 ? (
        <Notice tone="warning" title={t('devices.broken-title')}>
          <p>{t(attempt.kind === 'practice' ? 'devices.broken-practice' : 'devices.broken')}</p>
        </Notice>
      ) : null}
      <FormError error={send.error} />
      <div>
        <Button
          kind="primary"
          isPending={send.isPending || isPending}
          onPress={() => send.mutate({ ...input, devices: [...lines.values()] })}
        >
          {t(broken.length > 0 ? 'continue-without' : 'continue')}
        </Button>
      </div>
    </Stack>
  )
}

function works(line: DeviceCheck | undefined): boolean {
  return line?.state === 'good' || line?.state === 'warning'
}
