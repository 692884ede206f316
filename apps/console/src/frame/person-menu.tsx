import type { Me } from '@invigil/contract/identity.ts'
import { Button } from '@invigil/design/button.tsx'
import { ArrowRightIcon, PersonIcon } from '@invigil/design/icons.tsx'
import { Initials } from '@invigil/design/initials.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { Preferences } from '@invigil/design/preferences.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** Who is signed in, with the way to their profile and out; language and theme. */
export function PersonMenu({ me }: { me: Me }) {
  const t = useTranslations('frame')
  const queries = useQueryClient()
  const router = useRouter()
  const signOut = useMutation(
    api.identity.signOut.mutationOptions({
      onSuccess: async () => {
        queries.clear()
        await router.navigate({ to: '/sign-in' })
      },
    }),
  )
  const updateMe = useMutation(api.identity.updateMe.mutationOptions())
  return (
    <>
      <Menu
        label={t('person-menu', { name: me.person.name })}
        entries={[
          { id: 'profile', label: t('profile'), icon: <PersonIcon size={16} />, href: '/profile' },
          {
            id: 'sign-out',
            label: t('sign-out'),
            icon: <ArrowRightIcon size={16} />,
            onAction: () => signOut.mutate({}),
          },
        ]}
      >
        <Button kind="quiet" icon={<Initials name={me.person.name} size={24} />}>
          {me.person.name}
        </Button>
      </Menu>
      <Preferences onLanguage={(locale) => updateMe.mutate({ locale })} />
    </>
  )
}
