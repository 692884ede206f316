import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { CopyIcon } from './icons.tsx'
import { TextField } from './text-field.tsx'
import { toast } from './toasts.tsx'

/** Something to hand on, with a button that copies it; where the browser lets nobody copy, it says to do so by hand. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useTranslations('common')
  const [isRefused, setRefused] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      toast(t('copied'))
    } catch {
      setRefused(true)
    }
  }
  return (
    <TextField
      label={label}
      description={isRefused ? t('copy-by-hand') : undefined}
      value={value}
      isReadOnly
      beside={
        <Button icon={<CopyIcon size={16} />} onPress={() => void copy()}>
          {t('copy')}
        </Button>
      }
    />
  )
}
