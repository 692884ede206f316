import type { CheckinView, PhotoFault } from '@invigil/contract/checkin.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { useStreamStates } from '../streams/use-streams.ts'
import { AlreadyDone } from './already-done.tsx'
import { CameraPicture } from './camera-picture.tsx'
import styles from './checkin.module.css'
import { PhotoHint } from './photo-hint.tsx'
import { shown, stillSoon } from './still.ts'
import { type CheckinProps, useCheckin } from './use-checkin.ts'
import { useGazeCentre } from './use-gaze-centre.ts'

const most = { width: 640, height: 480 }

/** A photo by which a person can tell later who sat here. The candidate sees it before it is sent. */
export function PhotoStep({
  attempt,
  attemptKey,
  isPending,
  onDone,
}: CheckinProps & { isPending: boolean; onDone: () => void }) {
  const t = useTranslations('checkin')
  const { query, show, input, context } = useCheckin({ attempt, attemptKey })
  const [isDone, setDone] = useState(() => query.data?.hasReferencePhoto ?? false)
  const { camera } = useStreamStates()
  const [video, setVideo] = useState<HTMLVideoElement>()
  const [photo, setPhoto] = useState<string>()
  const [isTaking, setTaking] = useState(false)
  const [isBlind, setBlind] = useState(false)
  const [faults, setFaults] = useState<readonly PhotoFault[]>([])
  const gaze = useGazeCentre(attempt.id, attemptKey)
  const send = useMutation(
    api.checkin.referencePhoto.mutationOptions({
      context,
      onSuccess: ({ photo: { faults: found }, ...view }) => {
        show(view as CheckinView)
        if (found.length > 0) setFaults(found)
        else onDone()
      },
    }),
  )
  async function take() {
    gaze.keep()
    setTaking(true)
    const still = video && (await stillSoon(video, most))
    setTaking(false)
    setBlind(!still)
    setPhoto(still)
  }
  function takeAnother() {
    setFaults([])
    setPhoto(undefined)
  }
  const hear = useCallback((element: HTMLVideoElement) => setVideo(element), [])

  if (isDone) {
    return <AlreadyDone how="done" {...{ isPending, onDone }} onAgain={() => setDone(false)} />
  }
  if (camera === 'off' || camera === 'ended') {
    return <WithoutPhoto why="no-camera" kind="primary" {...{ isPending, onDone }} />
  }
  return (
    <Stack gap={4}>
      <p>{t('photo.intro')}</p>
      {photo ? (
        <img className={styles.picture} src={shown(photo)} alt={t('photo.taken')} />
      ) : (
        <>
          <CameraPicture label={t('devices.picture')} onVideo={hear} />
          <PhotoHint onFaces={gaze.see} />
        </>
      )}
      {faults.length > 0 ? (
        <Notice tone="warning" isAnnounced title={t('photo-kept.title')}>
          <p>
            {t('photo-kept.text')} {faults.map((fault) => t(`hint.${fault}`)).join(' ')}
          </p>
        </Notice>
      ) : null}
      <FormError error={send.error} />
      <Row gap={3}>
        {photo && faults.length > 0 ? (
          <>
            <Button kind="primary" onPress={takeAnother}>
              {t('photo.again')}
            </Button>
            <Button isPending={isPending} onPress={onDone}>
              {t('photo-kept.anyway')}
            </Button>
          </>
        ) : photo ? (
          <>
            <Button
              kind="primary"
              isPending={send.isPending || isPending}
              onPress={() => send.mutate({ ...input, data: photo })}
            >
              {t('photo.use')}
            </Button>
            <Button onPress={takeAnother}>{t('photo.again')}</Button>
          </>
        ) : (
          <Button kind="primary" isPending={isTaking} onPress={() => void take()}>
            {t('photo.take')}
          </Button>
        )}
      </Row>
      {isBlind && !photo ? <WithoutPhoto why="no-picture" {...{ isPending, onDone }} /> : null}
      {send.isError ? <WithoutPhoto why="not-sent" {...{ isPending, onDone }} /> : null}
    </Stack>
  )
}

/** A photo that cannot be taken or sent keeps nobody out. */
function WithoutPhoto({
  why,
  kind = 'normal',
  isPending,
  onDone,
}: {
  why: 'no-camera' | 'no-picture' | 'not-sent'
  kind?: 'normal' | 'primary'
  isPending: boolean
  onDone: () => void
}) {
  const t = useTranslations('checkin')
  return (
    <Stack gap={4}>
      <Notice tone="warning" isAnnounced>
        <p>{t(`photo.${why}`)}</p>
      </Notice>
      <div>
        <Button kind={kind} isPending={isPending} onPress={onDone}>
          {t('continue-without')}
        </Button>
      </div>
    </Stack>
  )
}
