import type { Registration } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { CopyField } from '@invigil/design/copy-field.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** A candidate's personal link, to copy and hand over. */
export function PersonalLink({ registration, onClose }: { registration: Registration; onClose: () => void }) {
  const t = useTranslations()
  const { name } = registration.person
  const link = useQuery(api.sitting.personalLink.queryOptions({ input: { registrationId: registration.id } }))
  return (
    <Dialog
      title={t('sitting.personal-link-of', { name })}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <Stack>
        <p>{t('sitting.personal-link-text', { name })}</p>
        {link.isPending ? <LoadingState lines={1} /> : null}
        {link.isError ? <Failed error={link.error} onRetry={() => void link.refetch()} /> : null}
        {link.data ? <CopyField label={t('sitting.personal-link')} value={link.data.url} /> : null}
      </Stack>
    </Dialog>
  )
}
