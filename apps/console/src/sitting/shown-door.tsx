import type { Door } from '@invigil/contract/hall-camera.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { CopyIcon } from '@invigil/design/icons.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
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
  const shown = [
    [t('hall.whip-address'), `${window.location.origin}${path}`],
    [t('hall.whip-token'), token],
  ] as const
  async function copy(text: string) {
    await navigator.clipboard.writeText(text)
    toast(t('common.copied'))
  }
  return (
    <Dialog
      title={t(`hall.${way}-give`)}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <Stack>
        <p>{t(`hall.${way}-once`, { until })}</p>
        {shown.map(([label, text]) => (
          <TextField
            key={label}
            label={label}
            value={text}
            isReadOnly
            beside={
              <Button icon={<CopyIcon size={16} />} onPress={() => void copy(text)}>
                {t('common.copy')}
              </Button>
            }
          />
        ))}
        <p>{t(`hall.${way}-use`, { until })}</p>
      </Stack>
    </Dialog>
  )
}
