import { useTimeZone, useTranslations } from 'use-intl'
import type { ReceiptColumn } from './receipts-as-csv.ts'

/** The columns of receipts in a spreadsheet, in the reader's words and by the reader's clock. The last ones are for checking. */
export function useReceiptColumns(): ReceiptColumn[] {
  const t = useTranslations('retention')
  const timeZone = useTimeZone() ?? 'UTC'
  // Swedes write an instant as ISO 8601 does, which every spreadsheet reads as one.
  const clock = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone })
  return [
    { title: t('number'), cell: ({ number }) => number },
    {
      title: t('receipts-about'),
      cell: ({ what, cameraName }) => t(`about-${what}`, { name: cameraName ?? '' }),
    },
    {
      title: `${t('erased-at')} (${timeZone})`,
      cell: ({ erasedAt }) => clock.format(new Date(erasedAt)),
    },
    { title: t('candidate'), cell: ({ candidateName }) => candidateName },
    { title: t('sitting'), cell: ({ sittingName }) => sittingName },
    { title: t('erase-why'), cell: ({ why }) => t(`because-${why}`) },
    { title: t('why'), cell: ({ reason }) => reason },
    { title: t('made-by'), cell: ({ by }) => by?.name ?? t('by-clock') },
    { title: t('columns.tracks'), cell: ({ tracks }) => tracks },
    { title: t('columns.pictures'), cell: ({ pictures }) => pictures },
    { title: t('columns.signals'), cell: ({ signals }) => signals },
    { title: t('columns.files'), cell: ({ files }) => files },
    { title: t('columns.bytes'), cell: ({ bytes }) => bytes },
    { title: t('columns.attempt'), cell: ({ attemptId }) => attemptId },
    { title: t('columns.hash'), cell: ({ hash }) => hash },
  ]
}
