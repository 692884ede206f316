import type { Bank } from '@invigil/contract/bank.ts'
import type { Exam } from '@invigil/contract/exam.ts'
import { Select } from '@invigil/design/select.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import { FolderField } from '../bank/folder-field.tsx'
import { LanguageField } from '../language-field.tsx'
import type { Target } from './target.ts'

interface TargetFieldsProps {
  target: Target
  onChange: (target: Target) => void
  /** A new exam asks for its title only when the file has been read. */
  asksTitle: boolean
}

/** Where the questions go: into an exam that is there or a new one, or into a bank. */
export function TargetFields({ target, onChange, asksTitle }: TargetFieldsProps) {
  const t = useTranslations('transfer')
  const exams = useQuery(api.exam.list.queryOptions())
  const banks = useQuery(api.exam.bank.list.queryOptions())
  const choices = [
    { id: 'new', label: t('new-exam'), target: { into: 'new-exam', title: '', language: 'en' } as Target },
    ...(exams.data?.exams ?? []).map(({ id, title }) => ({
      id: `exam:${id}`,
      label: t('exam-named', { title }),
      target: { into: 'exam', examId: id, sectionId: null } as Target,
    })),
    ...(banks.data?.banks ?? []).map(({ id, title }) => ({
      id: `bank:${id}`,
      label: t('bank-named', { title }),
      target: { into: 'bank', bankId: id, folderId: null } as Target,
    })),
  ]
  return (
    <Grid>
      <Select
        label={t('into')}
        choices={choices.map(({ id, label }) => ({ id, label }))}
        value={idOf(target)}
        onChange={(id) => {
          const chosen = choices.find((choice) => choice.id === id)
          if (chosen && id !== idOf(target)) onChange(chosen.target)
        }}
      />
      {target.into === 'exam' ? <SectionField target={target} onChange={onChange} /> : null}
      {target.into === 'bank' ? <BankFolder target={target} onChange={onChange} /> : null}
      {target.into === 'new-exam' && asksTitle ? (
        <>
          <TextField
            label={t('new-title')}
            value={target.title}
            onChange={(title) => onChange({ ...target, title })}
            maxLength={200}
            isRequired
          />
          <LanguageField value={target.language} onChange={(language) => onChange({ ...target, language })} />
        </>
      ) : null}
    </Grid>
  )
}

function idOf(target: Target): string {
  if (target.into === 'exam') return `exam:${target.examId}`
  return target.into === 'bank' ? `bank:${target.bankId}` : 'new'
}

type FieldProps<Into extends Target['into']> = {
  target: Extract<Target, { into: Into }>
  onChange: (target: Target) => void
}

function SectionField({ target, onChange }: FieldProps<'exam'>) {
  const t = useTranslations('transfer')
  const exam = useQuery(api.exam.get.queryOptions({ input: { examId: target.examId } }))
  const sections = (exam.data as Exam | undefined)?.content.sections ?? []
  const names = sections.map(({ id, title }, at) => ({
    id: id as string,
    label: title || t('section-number', { number: at + 1 }),
  }))
  return (
    <Select
      label={t('section')}
      choices={[...names, { id: '', label: t('new-section') }]}
      value={target.sectionId ?? ''}
      onChange={(id) => {
        const section = sections.find((one) => one.id === id)
        onChange({ ...target, sectionId: section?.id ?? null })
      }}
    />
  )
}

function BankFolder({ target, onChange }: FieldProps<'bank'>) {
  const t = useTranslations('transfer')
  const bank = useQuery(api.exam.bank.get.queryOptions({ input: { bankId: target.bankId } }))
  return (
    <FolderField
      label={t('folder')}
      folders={(bank.data as Bank | undefined)?.folders ?? []}
      value={target.folderId}
      onChange={(folderId) => onChange({ ...target, folderId })}
    />
  )
}
