import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { saveBase64 } from '@invigil/design/save-file.ts'
import { Row } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import type { Locale } from 'use-intl'
import { useTranslations } from 'use-intl'

interface EmptyTablesProps {
  /** Where the words `template`, `templates` and `template-name` are. */
  words: 'transfer' | 'seating'
  /** How the words before the buttons look. */
  className: string | undefined
  fetchOne: (wish: { format: 'csv' | 'xlsx'; locale: Locale }) => Promise<{ base64: string }>
}

/** Empty tables to fill in, as a spreadsheet or as CSV, with headers in one's own language. */
export function EmptyTables({ words, className, fetchOne }: EmptyTablesProps) {
  const t = useTranslations(words)
  const [locale] = useLanguage()
  const saving = useMutation({
    mutationFn: async (format: 'csv' | 'xlsx') => {
      const { base64 } = await fetchOne({ format, locale })
      saveBase64({ name: `${t('template-name')}.${format}`, type: types[format], base64 })
    },
  })
  return (
    <Row gap={2}>
      <span className={className}>{t('template')}</span>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button key={format} size="small" kind="quiet" onPress={() => saving.mutate(format)}>
          {t(`templates.${format}`)}
        </Button>
      ))}
      <FormError error={saving.error} />
    </Row>
  )
}

const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
