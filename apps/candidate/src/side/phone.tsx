import type { SideJoined } from '@invigil/contract/side-camera.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Frame } from '../frame/frame.tsx'
import { joinOrGoOn } from './joined-phone.ts'
import { PlaceDrawing } from './place-drawing.tsx'
import styles from './side.module.css'
import { type PhoneState, type RecordSide, usePhone } from './use-phone.ts'

/** What a phone shows that opened the code: it joins, asks for its camera, helps to find a place, and then only shows. */
export function Phone({ token, record }: { token: string; record: RecordSide }) {
  const t = useTranslations('side')
  const join = useMutation({ mutationFn: () => joinOrGoOn(token) })
  const hasBegun = useRef(false)
  const { mutate } = join
  useEffect(() => {
    // The link works once; React draws twice in development.
    if (!hasBegun.current) mutate()
    hasBegun.current = true
  }, [mutate])
  return (
    <Frame title={join.data?.examTitle ?? ''}>
      <title>{`${t('title')} · Invigil`}</title>
      {join.data ? <Joined joined={join.data} record={record} /> : null}
      {join.isPending || join.isIdle ? <LoadingState /> : null}
      {join.isError ? (
        <Stack gap={4} width="text">
          <h1>{t('not-joined')}</h1>
          <Failed error={join.error} onRetry={() => mutate()} />
        </Stack>
      ) : null}
    </Frame>
  )
}

const asks: readonly PhoneState[] = ['ready', 'opening', 'denied', 'stopped']

function Joined({ joined, record }: { joined: SideJoined; record: RecordSide }) {
  const t = useTranslations('side')
  const { state, hint, video, open } = usePhone(joined, record)
  if (state === 'over' || state === 'replaced') {
    return (
      <Stack gap={4} width="text">
        <h1>{t(`${state}.title`)}</h1>
        <p>{t(`${state}.text`)}</p>
      </Stack>
    )
  }
  const { candidateName: name, recording, retentionDays: days } = joined
  return (
    <Stack gap={4} width="text">
      <h1>{t('title')}</h1>
      <p>{t('of', { name })}</p>
      {asks.includes(state) ? (
        <>
          <PlaceDrawing label={t('place.drawing')} />
          <p>{t('place.text')}</p>
          <p>{t(`kept.${recording}`, { days })}</p>
          {state === 'denied' || state === 'stopped' ? (
            <Notice tone="warning" isAnnounced>
              <p>{t(state)}</p>
            </Notice>
          ) : null}
          <div>
            <Button kind="primary" isPending={state === 'opening'} onPress={() => void open()}>
              {t('turn-on')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <video ref={video} className={styles.picture} aria-label={t('picture')} muted playsInline />
          <p className={styles.hint} data-good={hint === 'good' || undefined} role="status">
            {hint ? t(`hint.${hint}`) : null}
          </p>
          <Notice>
            <p>{t('leave-it')}</p>
          </Notice>
        </>
      )}
    </Stack>
  )
}
