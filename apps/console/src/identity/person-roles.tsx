import type { Role } from '@invigil/contract/access.ts'
import type { Person } from '@invigil/contract/identity.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { RolesField } from './roles-field.tsx'

/** Changes what a person may do in the organisation; roles for single exams and sittings stay as they are. */
export function PersonRoles({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const { id: personId, name, grants } = person
  const [roles, setRoles] = useState<Role[]>(() =>
    grants.filter(({ on }) => on === 'organisation').map(({ role }) => role),
  )
  const save = useMutation(
    api.identity.setGrants.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.identity.key() })
        toast(t('identity.roles-saved', { name }))
        onClose()
      },
    }),
  )
  const single = grants.filter(({ on }) => on !== 'organisation')

  return (
    <Dialog
      title={t('identity.roles-of', { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            kind="primary"
            isPending={save.isPending}
            onPress={() =>
              save.mutate({
                personId,
                grants: [...roles.map((role) => ({ role, on: 'organisation' as const })), ...single],
              })
            }
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <RolesField value={roles} onChange={setRoles} />
      <FormError error={save.error} />
    </Dialog>
  )
}
