import { type ExportFormat, exportFormats, type QuestionExport } from '@invigil/contract/export.ts'
import type { BankId, ExamId } from '@invigil/contract/ids.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { saveBase64 } from '@invigil/design/save-file.ts'
import { Select } from '@invigil/design/select.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api.ts'
import styles from './import.module.css'

type Source = { examId: ExamId } | { bankId: BankId }

/** Chooses a format, tells what it cannot hold, and only then downloads. */
export function ExportQuestions({ source, onClose }: { source: Source; onClose: () => void }) {
  const t = useTranslations('transfer')
  const [format, setFormat] = useState<ExportFormat>('json')
  const file = useQuery({
    queryKey: ['export', source, format],
    queryFn: async () =>
      'examId' in source
        ? await client.exam.exports.ofExam({ examId: source.examId, format })
        : await client.exam.exports.ofBank({ bankId: source.bankId, format }),
    staleTime: 0,
    gcTime: 0,
  })
  const { data } = file
  const fitting = data ? data.count - data.lossy.filter(({ isLeftOut }) => isLeftOut).length : 0
  return (
    <FormDialog
      title={t('export')}
      submit={t('download')}
      onSubmit={() => {
        if (data) saveBase64({ name: data.name, type: data.mediaType, base64: data.base64 })
        onClose()
      }}
      onClose={onClose}
      isPending={false}
      isDisabled={fitting === 0}
      error={null}
    >
      <Select
        label={t('export-as')}
        choices={exportFormats.map((id) => ({ id, label: t(`export-names.${id}`) }))}
        value={format}
        onChange={setFormat}
      />
      {file.isPending ? <LoadingState /> : null}
      {file.isError ? <Failed error={file.error} onRetry={() => void file.refetch()} /> : null}
      {data ? <Losses file={data} fitting={fitting} /> : null}
    </FormDialog>
  )
}

function Losses({ file: { count, lossy, draws }, fitting }: { file: QuestionExport; fitting: number }) {
  const t = useTranslations('transfer')
  const isWhole = lossy.length === 0 && draws === 0
  const said = fitting === 0 ? t('export-none') : t('export-some', { fitting, count })
  return (
    <Stack gap={3}>
      <Notice tone={isWhole ? 'good' : 'warning'} isAnnounced>
        {isWhole && fitting > 0 ? t('export-all', { count }) : said}
      </Notice>
      {draws > 0 ? <p>{t('losses.draws')}</p> : null}
      <ul className={styles.entries}>
        {lossy.slice(0, 200).map(({ number, words, isLeftOut, losses }) => (
          <li key={number} className={styles.leftOut}>
            <span className={styles.told}>
              <span className={styles.facts}>
                <Badge tone={isLeftOut ? 'danger' : 'warning'}>
                  {t(isLeftOut ? 'left-out-of-export' : 'changed-by-export')}
                </Badge>
                <strong>
                  {t('number', { number })} {words}
                </strong>
              </span>
              {losses.map((code) => (
                <span key={code}>{t(`losses.${code}` as never)}</span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Stack>
  )
}
