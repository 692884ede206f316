import type { Person } from '@invigil/contract/identity.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { EditIcon } from '@invigil/design/icons.tsx'
import { Initials } from '@invigil/design/initials.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { SearchField } from '@invigil/design/search-field.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './sitting.module.css'

/** Who proctors this sitting, and the way to change it. */
export function Proctors({ sitting }: { sitting: Sitting }) {
  const t = useTranslations('sitting')
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={t('proctors')}
      actions={
        <Button size="small" icon={<EditIcon size={16} />} onPress={() => setOpen(true)}>
          {t('choose-proctors')}
        </Button>
      }
    >
      {sitting.proctors.length === 0 ? (
        <p className={styles.quiet}>{t('no-proctors')}</p>
      ) : (
        <ul className={styles.people}>
          {sitting.proctors.map(({ id, name }) => (
            <li key={id}>
              <Row gap={2}>
                <Initials name={name} size={24} />
                {name}
              </Row>
            </li>
          ))}
        </ul>
      )}
      {isOpen ? <ChooseProctors sitting={sitting} onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}

function ChooseProctors({ sitting, onClose }: { sitting: Sitting; onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string[]>(sitting.proctors.map(({ id }) => id))
  const people = useQuery(api.identity.people.queryOptions({ input: {} }))
  const save = useMutation(
    api.sitting.setProctors.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )
  const able = ((people.data?.people ?? []) as Person[]).filter(mayProctor)
  const found = able.filter(({ name, email }) =>
    `${name} ${email}`.toLocaleLowerCase().includes(search.toLocaleLowerCase()),
  )
  return (
    <FormDialog
      title={t('sitting.choose-proctors')}
      submit={t('common.save')}
      onSubmit={() => save.mutate({ sittingId: sitting.id, personIds: chosen })}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      {people.isPending ? <LoadingState /> : null}
      {people.isError ? <Failed error={people.error} onRetry={() => void people.refetch()} /> : null}
      {people.data && able.length === 0 ? (
        <EmptyState title={t('sitting.nobody-proctors')}>{t('sitting.nobody-proctors-text')}</EmptyState>
      ) : null}
      {able.length > 8 ? (
        <SearchField label={t('common.search')} value={search} onChange={setSearch} />
      ) : null}
      {able.length > 0 ? (
        <CheckboxGroup label={t('sitting.proctors')} value={chosen} onChange={setChosen}>
          {found.map(({ id, name, email }) => (
            <Checkbox key={id} value={id} note={email}>
              {name}
            </Checkbox>
          ))}
        </CheckboxGroup>
      ) : null}
    </FormDialog>
  )
}

/** The same rule as the server's. */
function mayProctor({ grants, deactivatedAt }: Person): boolean {
  return deactivatedAt === null && grants.some(({ role }) => role === 'proctor' || role === 'administrator')
}
