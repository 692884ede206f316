import { PageHead } from '@invigil/design/section.tsx'
import { useTranslations } from 'use-intl'
import type { client } from '../api.ts'

export type DoorView = Awaited<ReturnType<typeof client.attempt.door>>

/** Whose door it is: the exam, its sitting and the organisation. */
export function DoorHead({ door: { examTitle, sittingName, organisationName } }: { door: DoorView }) {
  const t = useTranslations('entrance.room')
  return (
    <>
      <title>{`${examTitle} · Invigil`}</title>
      <PageHead
        title={examTitle}
        description={t('at', { sitting: sittingName, organisation: organisationName })}
      />
    </>
  )
}
