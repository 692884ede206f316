import type { Door } from '@invigil/contract/hall-camera.ts'
import { Button } from '@invigil/design/button.tsx'
import { CopyField } from '@invigil/design/copy-field.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useFormatter, useTranslations } from 'use-intl'

interface ShownDoorProps {
  door: Door
  /** In by WHIP, out by WHEP. */
  way: 'whip' | 'whep'
  timeZone: string
  onClose: () => void
}

/** Address and token of a door, this once, with how OBS and GStreamer take them and until when it is open. */
export function ShownDoor({ door: { path, token, expiresAt }, way, timeZone, onClose }: ShownDoorProps) {
  const t = useTranslations()
  const format = useFormatter()
  const until = format.dateTime(new Date(expiresAt), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <Dialog
      title={t(`hall.${way}-give`)}
      isOpen
      // What is shown only once a press that missed must not throw away.
      holdsInput
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <Stack>
        <p>{t(`hall.${way}-once`, { until })}</p>
        <CopyField label={t('hall.whip-address')} value={`${window.location.origin}${path}`} />
        <CopyField label={t('hall.whip-token')} value={token} />
        <p>{t(`hall.${way}-use`, { until })}</p>
      </Stack>
    </Dialog>
  )
}
