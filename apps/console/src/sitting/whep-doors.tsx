import type { WhepDoor } from '@invigil/contract/hall-camera.ts'
import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { MakeWhepDoor } from './make-whep-door.tsx'
import styles from './sitting.module.css'

interface WhepDoorsProps {
  sitting: Sitting
  registrations: readonly Registration[]
}

/** Which other programs may watch a track of this sitting, with the way to let one and to stop it; for its proctors. */
export function WhepDoors({ sitting, registrations }: WhepDoorsProps) {
  const t = useTranslations('hall')
  const input = { sittingId: sitting.id }
  const doors = useQuery(api.media.whepDoors.queryOptions({ input }))
  const [isMaking, setMaking] = useState(false)
  if (!doors.data) return null
  return (
    <Section
      title={t('whep')}
      description={t('whep-text')}
      actions={
        <Button size="small" onPress={() => setMaking(true)}>
          {t('whep-make')}
        </Button>
      }
    >
      {doors.data.length === 0 ? <p className={styles.quiet}>{t('whep-none')}</p> : null}
      <ul className={styles.people}>
        {doors.data.map((door) => (
          <li key={door.id}>
            <OpenDoor door={door} sitting={sitting} />
          </li>
        ))}
      </ul>
      {isMaking ? (
        <MakeWhepDoor sitting={sitting} registrations={registrations} onClose={() => setMaking(false)} />
      ) : null}
    </Section>
  )
}

function OpenDoor({ door, sitting }: { door: WhepDoor; sitting: Sitting }) {
  const t = useTranslations()
  const format = useFormatter()
  const refused = useRefused()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const close = useMutation(
    api.media.closeWhepDoor.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.media.whepDoors.key() }),
    }),
  )
  const { id, name, track, by, expiresAt } = door
  const until = format.dateTime(new Date(expiresAt), {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: sitting.timeZone },
  })
  return (
    <>
      <Row gap={3}>
        <strong>{name}</strong>
        <Button size="small" kind="quiet" onPress={() => setAsking(true)}>
          {t('hall.whep-close')}
        </Button>
      </Row>
      <p className={styles.quiet}>
        {t('hall.whep-line', { track: t(`review.lane.${track}`), until, name: by })}
      </p>
      <ConfirmDialog
        title={t('hall.whep-close-title')}
        confirm={t('hall.whep-close')}
        isOpen={isAsking}
        isPending={close.isPending}
        error={close.error ? refused(close.error).sentence : undefined}
        onClose={() => setAsking(false)}
        onConfirm={() => close.mutate({ sittingId: sitting.id, doorId: id })}
      >
        {t('hall.whep-close-text', { name })}
      </ConfirmDialog>
    </>
  )
}
