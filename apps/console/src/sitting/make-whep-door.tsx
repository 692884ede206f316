import type { Door, WatchedTrack } from '@invigil/contract/hall-camera.ts'
import type { AttemptId, HallCameraId } from '@invigil/contract/ids.ts'
import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { SearchField } from '@invigil/design/search-field.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { plain } from '../plain.ts'
import { ShownDoor } from './shown-door.tsx'

/** More are found by typing. */
const mostShown = 8
const ofCandidates = ['camera', 'screen', 'side', 'preview'] as const satisfies readonly WatchedTrack[]

interface MakeWhepDoorProps {
  sitting: Sitting
  registrations: readonly Registration[]
  onClose: () => void
}

/** Asks whom or what another program shall watch; its address and token are shown once. */
export function MakeWhepDoor({ sitting, registrations, onClose }: MakeWhepDoorProps) {
  const t = useTranslations()
  const queries = useQueryClient()
  const input = { sittingId: sitting.id }
  const cameras = useQuery(api.media.hallCameras.queryOptions({ input }))
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [track, setTrack] = useState<WatchedTrack>('camera')
  const [door, setDoor] = useState<Door>()
  const make = useMutation(
    api.media.makeWhepDoor.mutationOptions({
      onSuccess: (made) => {
        setDoor(made)
        return queries.invalidateQueries({ queryKey: api.media.whepDoors.key() })
      },
    }),
  )
  if (door) return <ShownDoor door={door} way="whep" timeZone={sitting.timeZone} onClose={onClose} />

  const halls = (cameras.data ?? []).map(({ id, name }) => ({ id: id as string, label: name, isHall: true }))
  const candidates = registrations.flatMap(({ attempt, person }) =>
    attempt ? [{ id: attempt.id as string, label: person.name, isHall: false }] : [],
  )
  const found = [...halls, ...candidates].filter(({ label }) => plain(label).includes(plain(typed)))
  const shown = found.slice(0, mostShown)
  // Whoever is not in sight any more is not let watch by mistake.
  const target = shown.find(({ id }) => id === chosen)
  const isEmpty = halls.length + candidates.length === 0
  function ask() {
    if (!target) return
    const of = target.id as AttemptId | HallCameraId
    make.mutate({ ...input, of, track: target.isHall ? 'hall' : track })
  }
  return (
    <FormDialog
      title={t('hall.whep-make')}
      submit={t('hall.whep-make')}
      onSubmit={ask}
      onClose={onClose}
      isPending={make.isPending}
      isDisabled={!target}
      error={make.error}
    >
      {isEmpty ? <p>{t('hall.whep-nobody')}</p> : null}
      {halls.length + candidates.length > mostShown ? (
        <SearchField label={t('hall.whep-find')} value={typed} onChange={setTyped} />
      ) : null}
      <RadioGroup label={t('hall.whep-of')} choices={shown} value={target?.id} onChange={setChosen} />
      {found.length > mostShown ? <p>{t('hall.whep-more', { count: found.length - mostShown })}</p> : null}
      {target && !target.isHall ? (
        <RadioGroup
          label={t('hall.whep-track')}
          look="row"
          choices={ofCandidates.map((id) => ({ id, label: t(`review.lane.${id}`) }))}
          value={track}
          onChange={setTrack}
        />
      ) : null}
    </FormDialog>
  )
}
