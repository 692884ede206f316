import type { CheckinView } from '@invigil/contract/checkin.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { useStreamStates } from '../streams/use-streams.ts'
import { CameraPicture } from './camera-picture.tsx'
import styles from './checkin.module.css'
import { type CheckinProps, useCheckin } from './use-checkin.ts'

/** A photo by which a person can tell later who sat here. The candidate sees it before it is sent. */
export function PhotoStep({
  attempt,
  attemptKey,
  isPending,
  onDone,
}: CheckinProps & { isPending: boolean; onDone: () => void }) {
  const t = useTranslations('checkin')
  const { show, input, context } = useCheckin({ attempt, attemptKey })
  const { camera } = useStreamStates()
  const [video, setVideo] = useState<HTMLVideoElement>()
  const [photo, setPhoto] = useState<string>()
  const send = useMutation(
    api.checkin.referencePhoto.mutationOptions({
      context,
      onSuccess: (view) => {
        show(view as CheckinView)
        onDone()
      },
    }),
  )
  const hear = useCallback((element: HTMLVideoElement) => setVideo(element), [])

  if (camera === 'off' || camera === 'ended') {
    return (
      <Stack gap={4}>
        <Notice tone="warning">
          <p>{t('photo.no-camera')}</p>
        </Notice>
        <div>
          <Button kind="primary" isPending={isPending} onPress={onDone}>
            {t('continue-without')}
          </Button>
        </div>
      </Stack>
    )
  }
  return (
    <Stack gap={4}>
      <p>{t('photo.intro')}</p>
      {photo ? (
        <img className={styles.picture} src={photo} alt={t('photo.taken')} />
      ) : (
        <CameraPicture label={t('devices.picture')} onVideo={hear} />
      )}
      <FormError error={send.error} />
      <Row gap={3}>
        {photo ? (
          <>
            <Button
              kind="primary"
              isPending={send.isPending || isPending}
              onPress={() => send.mutate({ ...input, data: photo.slice(photo.indexOf(',') + 1) })}
            >
              {t('photo.use')}
            </Button>
            <Button onPress={() => setPhoto(undefined)}>{t('photo.again')}</Button>
          </>
        ) : (
          <Button kind="primary" onPress={() => setPhoto(video && stillOf(video))}>
            {t('photo.take')}
          </Button>
        )}
      </Row>
    </Stack>
  )
}

/** A JPEG of 640 × 480 at most, as a data URL; not mirrored. */
function stillOf(video: HTMLVideoElement): string | undefined {
  if (video.videoWidth === 0) return undefined
  const scale = Math.min(1, 640 / video.videoWidth, 480 / video.videoHeight)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', 0.9)
}
