import type { SideJoined } from '@invigil/contract/side-camera.ts'
import { Button } from '@invigil/design/button.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useTranslations } from 'use-intl'
import { PhonePage } from '../frame/phone-page.tsx'
import { joinOrGoOn } from './joined-phone.ts'
import { PlaceDrawing } from './place-drawing.tsx'
import styles from './side.module.css'
import { type PhoneState, type RecordSide, usePhone } from './use-phone.ts'

/** What a phone shows that opened the code: it joins, asks for its camera, helps to find a place, and then only shows. */
export function Phone({ token, record }: { token: string; record: RecordSide }) {
  const t = useTranslations('side')
  return (
    <PhonePage
      title={t('title')}
      notJoined={t('not-joined')}
      join={() => joinOrGoOn(token)}
      examTitleOf={({ examTitle }) => examTitle}
    >
      {(joined) => <Joined joined={joined} record={record} />}
    </PhonePage>
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
