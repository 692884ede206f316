import { mostImportBytes } from '@invigil/contract/import.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { UploadIcon } from '@invigil/design/icons.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { saveBase64 } from '@invigil/design/save-file.ts'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useTranslations } from 'use-intl'
import { client } from '../../api.ts'
import styles from './import.module.css'

interface ChooseFileProps {
  isAtWork: boolean
  /** There is one already; what matters now is below. */
  hasFile: boolean
  onFile: (file: File) => void
}

/** A place to drop a file of questions or to choose one. */
export function ChooseFile({ isAtWork, hasFile, onFile }: ChooseFileProps) {
  const t = useTranslations('transfer')
  const [isOver, setOver] = useState(false)
  const take = (file: File | null | undefined) => file && onFile(file)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shortcut; the button below does the same
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files[0])
      }}
    >
      <Stack gap={3}>
        <Row>
          <FileTrigger onSelect={(files) => take(files?.[0])}>
            <Button
              kind={hasFile ? 'normal' : 'primary'}
              icon={<UploadIcon size={16} />}
              isPending={isAtWork}
            >
              {t(hasFile ? 'other-file' : 'choose-file')}
            </Button>
          </FileTrigger>
          <span className={styles.quiet}>{t('or-drop')}</span>
        </Row>
        <p className={styles.quiet}>{t('file-help', { megabytes: mostImportBytes / 1_000_000 })}</p>
        <Templates />
      </Stack>
    </div>
  )
}

/** An empty table, as a beginning for those who write questions in a spreadsheet. */
function Templates() {
  const t = useTranslations('transfer')
  const [locale] = useLanguage()
  const fetchOne = useMutation({
    mutationFn: async (format: 'csv' | 'xlsx') => {
      const { base64 } = await client.exam.imports.template({ format, locale })
      saveBase64({ name: `${t('template-name')}.${format}`, type: types[format], base64 })
    },
  })
  return (
    <Row gap={2}>
      <span className={styles.quiet}>{t('template')}</span>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button key={format} size="small" kind="quiet" onPress={() => fetchOne.mutate(format)}>
          {t(`templates.${format}`)}
        </Button>
      ))}
      <FormError error={fetchOne.error} />
    </Row>
  )
}

const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
