import type { Tile } from '@invigil/contract/live.ts'
import { Badge, type Tone } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './admit.module.css'

/** Shows a candidate's check-in beside the button that lets them in; unfinished ones want a reason. */
export function Admit({ tile, onClose }: { tile: Tile; onClose: () => void }) {
  const { attemptId, candidateName: name } = tile
  const t = useTranslations()
  const look = useQuery(api.checkin.look.queryOptions({ input: { attemptId }, staleTime: 0 }))
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const admit = useMutation(
    api.checkin.admit.mutationOptions({
      onSuccess: () => {
        toast(t('live.lobby.was-admitted', { name }))
        onClose()
      },
    }),
  )
  const isUnfinished = look.data !== undefined && look.data.missing.length > 0

  function letIn() {
    if (isUnfinished && reason.trim() === '') setMissing(true)
    else admit.mutate({ attemptId, reason: reason.trim() })
  }

  return (
    <Dialog
      title={t('live.lobby.admit-name', { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" isDisabled={!look.data} isPending={admit.isPending} onPress={letIn}>
            {t('live.lobby.admit')}
          </Button>
        </>
      }
    >
      {look.isPending ? <LoadingState lines={3} /> : null}
      {look.isError ? <Failed error={look.error} onRetry={() => void look.refetch()} /> : null}
      {look.data ? <CheckinOf name={name} view={look.data} /> : null}
      {isUnfinished ? (
        <>
          <Notice tone="warning">{t('live.lobby.unfinished', { name })}</Notice>
          <TextArea
            label={t('live.lobby.why-unfinished')}
            rows={2}
            value={reason}
            onChange={(text) => {
              setReason(text)
              setMissing(false)
            }}
            error={isMissing ? t('common.reason-missing') : undefined}
          />
        </>
      ) : null}
      <FormError error={admit.error} />
    </Dialog>
  )
}

type Look = Awaited<ReturnType<typeof api.checkin.look.call>>

function CheckinOf({ name, view }: { name: string; view: Look }) {
  const t = useTranslations('live')
  const ts = useTranslations('states.stream')
  return (
    <div className={styles.checkin}>
      {view.referencePhoto ? (
        <img className={styles.photo} src={view.referencePhoto} alt={t('lobby.photo', { name })} />
      ) : (
        <div className={styles.photo}>{t('lobby.no-photo')}</div>
      )}
      <div className={styles.lists}>
        <h3>{t('lobby.consents')}</h3>
        {view.consents.length === 0 ? <p>{t('lobby.no-consents')}</p> : null}
        <ul>
          {view.consents.map(({ stream, isGiven }) => (
            <li key={stream}>
              {ts(stream)}
              <Badge tone={isGiven ? 'good' : 'neutral'}>
                {t(isGiven ? 'lobby.given' : 'lobby.declined')}
              </Badge>
            </li>
          ))}
        </ul>
        <h3>{t('lobby.devices')}</h3>
        {view.devices.length === 0 ? <p>{t('lobby.no-devices')}</p> : null}
        <ul>
          {view.devices.map(({ check, state }) => (
            <li key={check}>
              {t(`check.${check}`)}
              <Badge tone={toneOf[state]}>{t(`check-state.${state}`)}</Badge>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

const toneOf: Record<'good' | 'warning' | 'failed' | 'skipped', Tone> = {
  good: 'good',
  warning: 'warning',
  failed: 'danger',
  skipped: 'neutral',
}
