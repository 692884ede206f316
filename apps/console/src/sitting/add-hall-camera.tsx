import { type Door, RtspAddress } from '@invigil/contract/hall-camera.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { ShownDoor } from './shown-door.tsx'

interface AddHallCameraProps {
  sittingId: string
  timeZone: string
  onClose: () => void
}

/** Adds a camera of the hall: one the server fetches, or one a program sends; that program's token is shown this once. */
export function AddHallCamera({ sittingId, timeZone, onClose }: AddHallCameraProps) {
  const t = useTranslations('hall')
  const queries = useQueryClient()
  const [how, setHow] = useState<'rtsp' | 'whip'>('rtsp')
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [door, setDoor] = useState<Door>()
  const refresh = () => queries.invalidateQueries({ queryKey: api.media.hallCameras.key() })
  const fetched = useMutation(
    api.media.addHallCamera.mutationOptions({ onSuccess: () => refresh().then(onClose) }),
  )
  const sent = useMutation(
    api.media.addWhipCamera.mutationOptions({
      onSuccess: (made) => {
        setDoor(made)
        return refresh()
      },
    }),
  )
  if (door) return <ShownDoor door={door} way="whip" timeZone={timeZone} onClose={onClose} />

  function add() {
    const isGood = how === 'whip' || RtspAddress.safeParse(address).success
    setWrong(!isGood)
    if (!isGood) return
    if (how === 'whip') sent.mutate({ sittingId: sittingId as never, name })
    else fetched.mutate({ sittingId: sittingId as never, name, address })
  }

  return (
    <FormDialog
      title={t('add')}
      submit={t('add')}
      onSubmit={add}
      onClose={onClose}
      isPending={fetched.isPending || sent.isPending}
      error={fetched.error ?? sent.error}
    >
      <TextField
        label={t('name')}
        description={t('name-help')}
        value={name}
        onChange={setName}
        maxLength={80}
        isRequired
      />
      <RadioGroup
        label={t('how')}
        value={how}
        onChange={setHow}
        choices={[
          { id: 'rtsp', label: t('rtsp') },
          { id: 'whip', label: t('whip'), note: t('whip-help') },
        ]}
      />
      {how === 'whip' ? (
        <p>{t('whip-shown')}</p>
      ) : (
        <TextField
          label={t('address')}
          description={t('address-help')}
          error={isWrong ? t('address-wrong') : undefined}
          value={address}
          onChange={setAddress}
          maxLength={500}
          autoComplete="off"
          isRequired
        />
      )}
    </FormDialog>
  )
}
