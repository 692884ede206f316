import type { CheckinView } from '@invigil/contract/checkin.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { CameraPicture } from './camera-picture.tsx'
import styles from './checkin.module.css'
import { Noticed, RoomStills, RoomStrip } from './room-found.tsx'
import { coverageOf, nextWish } from './room-way.ts'
import { type CheckinProps, useCheckin } from './use-checkin.ts'
import { useEyes } from './use-eyes.ts'
import { useRoomScan } from './use-room-scan.ts'

/** Things are looked for as often as this machine can: the exam has not begun, and nobody waits for anything else. */
const forThings = { framesPerSecond: 1, share: 0.5, looks: ['things'] } as const

/** The room, shown by turning the camera. Stills are taken by themselves; the candidate sees what is sent. */
export function RoomStep({
  attempt,
  attemptKey,
  isPending,
  onDone,
}: CheckinProps & { isPending: boolean; onDone: () => void }) {
  const t = useTranslations('checkin')
  const { show, input, context } = useCheckin({ attempt, attemptKey })
  const [isOn, setOn] = useState(false)
  const [video, setVideo] = useState<HTMLVideoElement>()
  const hearVideo = useCallback((element: HTMLVideoElement) => setVideo(element), [])
  const { scan, hear, again } = useRoomScan(video, isOn)
  useEyes(isOn, forThings, hear)
  const send = useMutation(
    api.checkin.roomScan.mutationOptions({
      context,
      onSuccess: (view) => {
        show(view as CheckinView)
        onDone()
      },
    }),
  )
  const { stills, shown, isTooQuick } = scan
  const wish = nextWish(shown)

  return (
    <Stack gap={4}>
      <p>{t('room.intro')}</p>
      {isOn ? (
        <p className={styles.says} role="status">
          {t(`room.says.${isTooQuick && wish !== 'done' ? 'slower' : wish}`)}
        </p>
      ) : (
        <p className={styles.note}>{t('room.fixed')}</p>
      )}
      <CameraPicture label={t('room.picture')} look="as-it-is" onVideo={hearVideo} />
      {isOn ? (
        <>
          <RoomStrip shown={shown} />
          <Noticed stills={stills} />
          <RoomStills stills={stills} />
        </>
      ) : null}
      <FormError error={send.error} />
      {isOn ? (
        <Row gap={3}>
          <Button
            kind="primary"
            isDisabled={stills.length === 0}
            isPending={send.isPending || isPending}
            onPress={() =>
              send.mutate({
                ...input,
                coverage: coverageOf(shown),
                stills: stills.map((still) => ({ ...still, things: [...still.things] })),
              })
            }
          >
            {t('room.finish')}
          </Button>
          <Button onPress={again}>{t('room.again')}</Button>
        </Row>
      ) : (
        <div>
          <Button kind="primary" onPress={() => setOn(true)}>
            {t('room.start')}
          </Button>
        </div>
      )}
    </Stack>
  )
}
