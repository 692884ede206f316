import type { Role } from '@invigil/contract/access.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import type { MadeInvitation } from './people.tsx'
import { RolesField } from './roles-field.tsx'

interface AddPersonProps {
  onAdded: (made: MadeInvitation) => void
  onClose: () => void
}

/** Adds a person with roles; afterwards there is an invitation link to hand over. */
export function AddPerson({ onAdded, onClose }: AddPersonProps) {
  const t = useTranslations()
  const id = useId()
  const queries = useQueryClient()
  const [locale] = useLanguage()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<Role[]>([])
  const add = useMutation(
    api.identity.addPerson.mutationOptions({
      onSuccess: async ({ person, invitationUrl }) => {
        await queries.invalidateQueries({ queryKey: api.identity.people.key() })
        onAdded({ person, url: invitationUrl })
      },
    }),
  )

  function submit(event: FormEvent) {
    event.preventDefault()
    add.mutate({ name, email, locale, grants: roles.map((role) => ({ role, on: 'organisation' })) })
  }

  return (
    <Dialog
      title={t('identity.add-person')}
      isOpen
      holdsInput
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" type="submit" form={id} isPending={add.isPending}>
            {t('common.add')}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit}>
        <Stack>
          <TextField
            label={t('common.name')}
            value={name}
            onChange={setName}
            maxLength={120}
            isRequired
            autoFocus
          />
          <TextField label={t('common.email')} type="email" value={email} onChange={setEmail} isRequired />
          <RolesField value={roles} onChange={setRoles} />
          <FormError error={add.error} />
        </Stack>
      </form>
    </Dialog>
  )
}
