import type { ImportNotice } from '@invigil/contract/import.ts'
import { useTranslations } from 'use-intl'
import styles from './import.module.css'

/** One thing to tell about the file: where, what, and the words of the file that it is about. */
export function NoticeLine({ notice, hidesDetail = false }: { notice: ImportNotice; hidesDetail?: boolean }) {
  const t = useTranslations()
  const { place, code, detail } = notice
  const where = [place.file, place.line && t('transfer.line', { line: place.line }), place.element]
  const told = where.filter(Boolean).join(', ')
  return (
    <span className={styles.notice}>
      {t(`formats.${code}` as never)}
      {told ? <span className={styles.quiet}> {told}</span> : null}
      {detail && !hidesDetail ? <q className={styles.detail}>{detail}</q> : null}
    </span>
  )
}
