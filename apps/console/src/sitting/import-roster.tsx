import type { RosterReview } from '@invigil/contract/roster.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { UploadIcon } from '@invigil/design/icons.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useTranslations } from 'use-intl'
import { api, client } from '../api.ts'
import { EmptyTables } from '../frame/empty-tables.tsx'
import { ReviewTable } from './review-table.tsx'
import styles from './sitting.module.css'

/** Brings in a roster in two steps: paste or drop it, see what would happen; then import it, whole or not at all. */
export function ImportRoster({ sitting, onClose }: { sitting: Sitting; onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const { id: sittingId } = sitting
  const review = useMutation(api.sitting.reviewRoster.mutationOptions())
  const bring = useMutation(
    api.sitting.importRoster.mutationOptions({
      onSuccess: async () => {
        toast(t('sitting.imported'))
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )
  const reviewed = review.data as RosterReview | undefined

  return (
    <Dialog
      title={t('sitting.import')}
      isOpen
      holdsInput
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button kind="quiet" onPress={reviewed ? review.reset : onClose}>
            {reviewed ? t('common.back') : t('common.cancel')}
          </Button>
          {reviewed ? (
            <Button
              kind="primary"
              isDisabled={!reviewed.isAcceptable}
              isPending={bring.isPending}
              onPress={() => bring.mutate({ sittingId, text, hash: reviewed.hash })}
            >
              {t('sitting.import-count', { count: reviewed.lines.length })}
            </Button>
          ) : (
            <Button
              kind="primary"
              isDisabled={text.trim() === ''}
              isPending={review.isPending}
              onPress={() => review.mutate({ sittingId, text })}
            >
              {t('sitting.review-roster')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {reviewed ? (
          <ReviewTable review={reviewed} timeZone={sitting.timeZone} />
        ) : (
          <RosterText sittingId={sittingId} text={text} onChange={setText} />
        )}
        <FormError error={review.error ?? bring.error} />
      </Stack>
    </Dialog>
  )
}

interface RosterTextProps {
  sittingId: Sitting['id']
  text: string
  onChange: (text: string) => void
}

function RosterText({ sittingId, text, onChange }: RosterTextProps) {
  const t = useTranslations('sitting')
  const [isOver, setOver] = useState(false)
  const sheet = useMutation(
    api.sitting.readSheet.mutationOptions({ onSuccess: ({ text: read }) => onChange(read) }),
  )
  const read = async (file: File | null | undefined) => {
    if (!file) return
    const bytes = await file.arrayBuffer()
    if (isSheet(file.name)) sheet.mutate({ sittingId, base64: asBase64(bytes) })
    else onChange(decode(bytes))
  }
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
        void read(event.dataTransfer.files[0])
      }}
    >
      <p>{t('import-text')}</p>
      <TextArea
        label={t('roster')}
        description={t('roster-help')}
        placeholder={t('roster-example')}
        rows={10}
        value={text}
        onChange={onChange}
      />
      <Row>
        <FileTrigger
          acceptedFileTypes={['.xlsx', '.xls', '.csv', '.tsv', '.txt', 'text/csv', 'text/plain']}
          onSelect={(files) => void read(files?.[0])}
        >
          <Button icon={<UploadIcon size={16} />} isPending={sheet.isPending}>
            {t('choose-file')}
          </Button>
        </FileTrigger>
        <span className={styles.quiet}>{t('or-drop')}</span>
      </Row>
      <EmptyTables
        words="seating"
        className={styles.quiet}
        fetchOne={(wish) => client.sitting.rosterTemplate({ sittingId, ...wish })}
      />
      <FormError error={sheet.error} />
    </div>
  )
}

function isSheet(name: string): boolean {
  return /\.xlsx?$/i.test(name)
}

function asBase64(bytes: ArrayBuffer): string {
  let text = ''
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Spreadsheets on Windows still write the old Western code page when asked for plain CSV. */
function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
