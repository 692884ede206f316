import { Accommodation } from '@invigil/contract/accommodation.ts'
import type { Person } from '@invigil/contract/identity.ts'
import type { RegistrationId } from '@invigil/contract/ids.ts'
import type { Standing } from '@invigil/contract/standing.ts'
import { Dialog } from '@invigil/design/dialog.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Looks, Time } from './accommodation-fields.tsx'
import { Aids, Silence } from './aids-and-silence.tsx'
import { ComingSittings } from './coming-sittings.tsx'
import { EndStanding, WhatStands } from './what-stands.tsx'

interface StandingDialogProps {
  person: Pick<Person, 'id' | 'name'>
  onClose: () => void
}

/** What every sitting takes over that is planned later with this person. */
export function StandingDialog({ person, onClose }: StandingDialogProps) {
  const t = useTranslations('seating.stands')
  const input = { personId: person.id }
  // Asked anew each time it is opened; what is typed stays, whatever is read again meanwhile.
  const standing = useQuery({ ...api.sitting.standing.queryOptions({ input }), gcTime: 0 })
  if (standing.data) return <StandingForm standing={standing.data} onClose={onClose} />
  return (
    <Dialog title={t('title', { name: person.name })} isOpen onClose={onClose}>
      {standing.isError ? (
        <Failed error={standing.error} onRetry={() => void standing.refetch()} />
      ) : (
        <LoadingState />
      )}
    </Dialog>
  )
}

function StandingForm({ standing, onClose }: { standing: Standing; onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const { person, accommodation, coming } = standing
  const [value, setValue] = useState(() => accommodation ?? Accommodation.parse({}))
  const [reason, setReason] = useState('')
  const [isEnding, setEnding] = useState(false)
  const [alsoIn, setAlsoIn] = useState<readonly RegistrationId[]>(() =>
    coming.flatMap(({ registrationId, isSame }) => (isSame ? [registrationId] : [])),
  )
  const set = (change: Partial<Accommodation>) => setValue((now) => ({ ...now, ...change }))
  const save = useMutation(
    api.sitting.setStanding.mutationOptions({
      onSuccess: async () => {
        toast(t('seating.stands.saved', { name: person.name }))
        onClose()
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
      },
    }),
  )
  // Beside the form and not in it: React hands what is sent in a dialog up to the forms around it.
  if (isEnding) return <EndStanding person={person} onClose={() => setEnding(false)} onEnded={onClose} />
  return (
    <FormDialog
      title={t('seating.stands.title', { name: person.name })}
      submit={t('common.save')}
      onSubmit={() => save.mutate({ personId: person.id, accommodation: value, reason, alsoIn: [...alsoIn] })}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <p>{t('seating.stands.text', { name: person.name })}</p>
      <WhatStands standing={standing} onEnd={() => setEnding(true)} />
      <Time value={value} minutes={null} hasBegun={false} onChange={set} />
      <Looks value={value} onChange={set} />
      <Aids value={value} onChange={set} />
      <Silence value={value} onChange={set} />
      <ComingSittings coming={coming} wanted={value} value={alsoIn} onChange={setAlsoIn} />
      <TextArea
        label={t('seating.stands.reason')}
        description={t('seating.stands.reason-help')}
        isRequired
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
