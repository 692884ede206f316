import { IconButton } from '@invigil/design/button.tsx'
import { BinIcon } from '@invigil/design/icons.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import type { NamedFile } from '@invigil/items/named-files.ts'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './uploads.module.css'
import type { Progress } from './uploads.ts'

interface FileListProps {
  files: readonly NamedFile[]
  progress: ReadonlyMap<string, Progress>
  /** Without it, nothing can be taken away here. */
  onRemove?: (file: NamedFile) => void
}

/** The files an answer names, each with how far it is. */
export function FileList({ files, progress, onRemove }: FileListProps) {
  const t = useTranslations('answering.files')
  const format = useFormatter()
  if (files.length === 0) return null
  return (
    <ul className={styles.files} aria-label={t('yours')}>
      {files.map((file) => {
        const [unit, per] =
          file.bytes < 100_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const)
        const size = format.number(Math.max(0.1, file.bytes / per), {
          style: 'unit',
          unit,
          maximumFractionDigits: 1,
        })
        return (
          <li key={file.id}>
            <div>
              <strong>{file.name}</strong> <small>{size}</small>
              <State name={file.name} progress={progress.get(file.id)} />
            </div>
            {onRemove ? (
              <IconButton
                label={t('remove', { name: file.name })}
                icon={<BinIcon />}
                onPress={() => onRemove(file)}
              />
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** Of a file that this browser knows nothing of, another device had to do with it. */
function State({ name, progress }: { name: string; progress: Progress | undefined }) {
  const t = useTranslations('answering.files')
  const refused = useRefused()
  switch (progress?.is) {
    case undefined:
      return <p>{t('elsewhere')}</p>
    case 'kept':
      return <p className={styles.waits}>{progress.why ? refused(progress.why).sentence : t('kept')}</p>
    case 'sending':
      return <ProgressBar label={t('sending', { name })} value={progress.sent} max={progress.pieces} />
    case 'delivered':
      return <p className={styles.there}>{t('delivered')}</p>
    case 'refused':
      return <p className={styles.refused}>{refused(progress.error).sentence}</p>
  }
}
