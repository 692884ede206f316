import type { Standing } from '@invigil/contract/standing.ts'
import { Button } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Adjusted } from './adjusted.tsx'

interface WhatStandsProps {
  standing: Standing
  onEnd: () => void
}

/** What stands now, who said so and why, and the way to end it. */
export function WhatStands({ standing, onEnd }: WhatStandsProps) {
  const t = useTranslations('seating.stands')
  const format = useFormatter()
  const { accommodation, history } = standing
  const told = history.map(({ at, by, did, reason }) => {
    const when = format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })
    return { at, sentence: t(did, { by: by ?? '–', at: when, reason }) }
  })
  return (
    <Notice
      title={accommodation ? t('stands') : t('nothing')}
      actions={
        accommodation ? (
          <Button size="small" onPress={onEnd}>
            {t('end')}
          </Button>
        ) : null
      }
    >
      {accommodation ? <Adjusted accommodation={accommodation} /> : null}
      {told.map(({ at, sentence }) => (
        <p key={at}>{sentence}</p>
      ))}
    </Notice>
  )
}

interface EndStandingProps {
  person: Standing['person']
  onClose: () => void
  onEnded: () => void
}

/** Asks before what stands is ended, and why. */
export function EndStanding({ person, onClose, onEnded }: EndStandingProps) {
  const t = useTranslations('seating.stands')
  const refused = useRefused()
  const queries = useQueryClient()
  const end = useMutation(
    api.sitting.endStanding.mutationOptions({
      onSuccess: async () => {
        toast(t('has-ended', { name: person.name }))
        onEnded()
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('end-title', { name: person.name })}
      confirm={t('end')}
      kind="danger"
      isOpen
      isPending={end.isPending}
      error={end.error ? refused(end.error).sentence : undefined}
      reasonLabel={t('reason')}
      reasonDescription={t('reason-help')}
      onConfirm={(reason) => end.mutate({ personId: person.id, reason })}
      onClose={onClose}
    >
      <p>{t('end-text')}</p>
    </ConfirmDialog>
  )
}
