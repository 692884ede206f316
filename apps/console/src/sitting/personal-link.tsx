import type { Registration } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { CopyIcon } from '@invigil/design/icons.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** A candidate's personal link, to copy and hand over. */
export function PersonalLink({ registration, onClose }: { registration: Registration; onClose: () => void }) {
  const t = useTranslations()
  const { name } = registration.person
  const link = useQuery(api.sitting.personalLink.queryOptions({ input: { registrationId: registration.id } }))
  const url = link.data?.url ?? ''

  async function copy() {
    await navigator.clipboard.writeText(url)
    toast(t('common.copied'))
  }

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
        {link.data ? (
          <TextField
            label={t('sitting.personal-link')}
            value={url}
            isReadOnly
            beside={
              <Button icon={<CopyIcon size={16} />} onPress={() => void copy()}>
                {t('common.copy')}
              </Button>
            }
          />
        ) : null}
      </Stack>
    </Dialog>
  )
}
