import type { CheckinView } from '@invigil/contract/checkin.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { CameraPicture } from './camera-picture.tsx'
import styles from './checkin.module.css'
import { pictureIn, shown, stillSoon } from './still.ts'
import { type CheckinProps, useCheckin } from './use-checkin.ts'
import { useSharpCamera } from './use-sharp-camera.ts'

const most = { width: 1600, height: 1200, letters: 1_100_000 }

/** A photo of an identity document, from the camera or, where that sees it badly, from a file. */
export function DocumentStep({
  attempt,
  attemptKey,
  isPending,
  onDone,
}: CheckinProps & { isPending: boolean; onDone: () => void }) {
  const t = useTranslations('checkin')
  const { show, input, context } = useCheckin({ attempt, attemptKey })
  const [video, setVideo] = useState<HTMLVideoElement>()
  const [picture, setPicture] = useState<string>()
  const [isTaking, setTaking] = useState(false)
  const [trouble, setTrouble] = useState<'no-picture' | 'not-readable'>()
  const hear = useCallback((element: HTMLVideoElement) => setVideo(element), [])
  useSharpCamera()
  const send = useMutation(
    api.checkin.identityDocument.mutationOptions({
      context,
      onSuccess: (view) => {
        show(view as CheckinView)
        onDone()
      },
    }),
  )
  async function take() {
    setTaking(true)
    const still = video && (await stillSoon(video, most))
    setTaking(false)
    setTrouble(still ? undefined : 'no-picture')
    setPicture(still)
  }
  async function choose(files: FileList | null) {
    const [file] = files ?? []
    if (!file) return
    const read = await pictureIn(file, most)
    setTrouble(read ? undefined : 'not-readable')
    setPicture(read)
  }

  return (
    <Stack gap={4}>
      <p>{picture ? t('document.check') : t('document.intro')}</p>
      {picture ? (
        <img className={styles.large} src={shown(picture)} alt={t('document.taken')} />
      ) : (
        <div className={styles.framed}>
          <CameraPicture label={t('document.picture')} look="as-it-is" onVideo={hear} />
          <span className={styles.card} aria-hidden />
        </div>
      )}
      {trouble ? (
        <Notice tone="warning" isAnnounced>
          <p>{t(`document.${trouble}`)}</p>
        </Notice>
      ) : null}
      <FormError error={send.error} />
      {picture ? (
        <Row gap={3}>
          <Button
            kind="primary"
            isPending={send.isPending || isPending}
            onPress={() => send.mutate({ ...input, data: picture })}
          >
            {t('photo.use')}
          </Button>
          <Button onPress={() => setPicture(undefined)}>{t('photo.again')}</Button>
        </Row>
      ) : (
        <>
          <Row gap={3}>
            <Button kind="primary" isPending={isTaking} onPress={() => void take()}>
              {t('document.take')}
            </Button>
            <FileTrigger
              acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp']}
              onSelect={(files) => void choose(files)}
            >
              <Button>{t('document.file')}</Button>
            </FileTrigger>
          </Row>
          <p className={styles.note}>{t('document.file-note')}</p>
        </>
      )}
    </Stack>
  )
}
