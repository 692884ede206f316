import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Words } from './item-words.ts'

/** The names of fields and of what they hold, in the reader's language; a name without words is told as it is written. */
export function useWords(): Words {
  const t = useTranslations('comparing')
  const tk = useTranslations('items.kinds')
  return useMemo(() => {
    const saidOr = (key: string, name: string) => (t.has(key as never) ? t(key as never) : name)
    return {
      field: (name) => saidOr(`fields.${name}`, name),
      value: (value, field) =>
        field === 'kind' ? tk(`${value}.title` as never) : saidOr(`values.${value}`, value),
      yes: t('yes'),
      no: t('no'),
    }
  }, [t, tk])
}
