import { mostImportBytes } from '@invigil/contract/import.ts'
import { Button } from '@invigil/design/button.tsx'
import { UploadIcon } from '@invigil/design/icons.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useTranslations } from 'use-intl'
import { client } from '../../api.ts'
import { EmptyTables } from '../../frame/empty-tables.tsx'
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
        <EmptyTables
          words="transfer"
          className={styles.quiet}
          fetchOne={(wish) => client.exam.imports.template(wish)}
        />
      </Stack>
    </div>
  )
}
