import type { HallCamera } from '@invigil/contract/hall-camera.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { Badge, type Tone } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { CameraIcon } from '@invigil/design/icons.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { AddHallCamera } from './add-hall-camera.tsx'
import styles from './sitting.module.css'

const tones: Record<HallCamera['state'], Tone> = {
  waiting: 'neutral',
  connecting: 'warning',
  showing: 'good',
}

/** The network cameras of a sitting's hall, how each is, and the way to add one. */
export function HallCameras({ sitting }: { sitting: Sitting }) {
  const t = useTranslations('hall')
  const input = { sittingId: sitting.id }
  const cameras = useQuery({ ...api.media.hallCameras.queryOptions({ input }), refetchInterval: 5_000 })
  const [isAdding, setAdding] = useState(false)
  return (
    <Section
      title={t('title')}
      actions={
        <Button size="small" icon={<CameraIcon size={16} />} onPress={() => setAdding(true)}>
          {t('add')}
        </Button>
      }
    >
      {cameras.isError ? <Failed error={cameras.error} onRetry={() => void cameras.refetch()} /> : null}
      {cameras.data?.length === 0 ? <p className={styles.quiet}>{t('none')}</p> : null}
      <ul className={styles.people}>
        {cameras.data?.map((camera) => (
          <li key={camera.id}>
            <Camera camera={camera as HallCamera} />
          </li>
        ))}
      </ul>
      {isAdding ? (
        <AddHallCamera sittingId={sitting.id} timeZone={sitting.timeZone} onClose={() => setAdding(false)} />
      ) : null}
    </Section>
  )
}

function Camera({ camera }: { camera: HallCamera }) {
  const t = useTranslations('hall')
  const refused = useRefused()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation(
    api.media.removeHallCamera.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.media.hallCameras.key() }),
    }),
  )
  const { id, sittingId, name, address, state, trouble } = camera
  return (
    <>
      <Row gap={3}>
        <strong>{name}</strong>
        <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
        <Button size="small" kind="quiet" onPress={() => setAsking(true)}>
          {t('remove')}
        </Button>
      </Row>
      <p className={styles.quiet}>{address === 'whip' ? t('whip') : address}</p>
      {trouble ? <p>{t(`trouble.${trouble}`)}</p> : null}
      <ConfirmDialog
        title={t('remove-title')}
        confirm={t('remove')}
        isOpen={isAsking}
        isPending={remove.isPending}
        error={remove.error ? refused(remove.error).sentence : undefined}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ sittingId, cameraId: id })}
      >
        {t('remove-text', { name })}
      </ConfirmDialog>
    </>
  )
}
