import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import type { UploadToMark } from '@invigil/contract/upload.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import type { NamedFile } from '@invigil/items/named-files.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './files-shown.module.css'

interface FilesShownProps {
  attemptId: AttemptId
  itemId: ItemId
  files: NamedFile[]
}

/**
 * The files an answer names: pictures to be looked at, everything to be saved; what has not come says so. Below stand those
 * that came and that no version of the answer names.
 */
export function FilesShown({ attemptId, itemId, files }: FilesShownProps) {
  const t = useTranslations('parts.files')
  const format = useFormatter()
  const found = useQuery(api.attempt.filesToMark.queryOptions({ input: { attemptId } }))
  if (found.isPending) return <LoadingState />
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />
  const { uploads, endedAt, erasedAt } = found.data
  if (erasedAt)
    return (
      <Notice title={t('erased', { at: format.dateTime(new Date(erasedAt), { dateStyle: 'medium' }) })}>
        {files.map(({ name }) => name).join(', ')}
      </Notice>
    )
  const unnamed = uploads.filter((upload) => upload.itemId === itemId && !upload.isNamed)
  return (
    <>
      <ul className={styles.files} aria-label={t('title')}>
        {files.map((file) => {
          const upload = uploads.find(({ id, sha256 }) => id === file.id && sha256 === file.sha256)
          return (
            <li key={file.id}>
              {upload?.deliveredAt ? (
                <Delivered {...{ attemptId, upload, endedAt }} />
              ) : (
                <p>
                  <strong>{file.name}</strong> {t('on-the-way')}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {unnamed.length > 0 ? (
        <Notice tone="warning" title={t('unnamed')}>
          <p>{t('unnamed-text')}</p>
          <ul className={styles.files} aria-label={t('unnamed')}>
            {unnamed.map((upload) => (
              <li key={upload.id}>
                <Delivered {...{ attemptId, upload, endedAt }} />
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}

interface DeliveredProps {
  attemptId: AttemptId
  upload: UploadToMark
  endedAt: string | null
}

function Delivered({ attemptId, upload, endedAt }: DeliveredProps) {
  const t = useTranslations('parts.files')
  const format = useFormatter()
  const [turns, setTurns] = useState(0)
  const { id, name, bytes, isPicture, deliveredAt, isNamed } = upload
  const address = `/api/attempts/${attemptId}/uploads/${id}`
  const [unit, per] = bytes < 100_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const)
  const size = format.number(Math.max(0.1, bytes / per), { style: 'unit', unit, maximumFractionDigits: 1 })
  const isLate = endedAt !== null && deliveredAt !== null && deliveredAt > endedAt
  const at = deliveredAt
    ? format.dateTime(new Date(deliveredAt), { dateStyle: 'short', timeStyle: 'medium' })
    : ''
  return (
    <>
      {isPicture ? (
        <>
          <img
            src={`${address}?show=picture`}
            alt={t('of', { name })}
            data-turns={turns}
            className={styles.page}
          />
          <div>
            <Button size="small" kind="quiet" onPress={() => setTurns((turns + 1) % 4)}>
              {t('turn')}
            </Button>
          </div>
        </>
      ) : null}
      <Link href={address} download={name}>
        {t('save', { name, size })}
      </Link>
      {isLate || !isNamed ? <p>{t(isNamed ? 'late' : 'delivered', { at })}</p> : null}
    </>
  )
}
