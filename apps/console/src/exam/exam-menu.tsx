import type { Exam } from '@invigil/contract/exam.ts'
import { IconButton } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import {
  BinIcon,
  CalendarIcon,
  DownloadIcon,
  MoreIcon,
  PrintIcon,
  UploadIcon,
} from '@invigil/design/icons.tsx'
import { Menu, type MenuEntry } from '@invigil/design/menu.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { ExportQuestions } from './import/export-questions.tsx'

/** What can be done with a whole exam: schedule it, add questions of a file, print it, remove it. */
export function ExamMenu({ exam }: { exam: Exam }) {
  const t = useTranslations('exam')
  const ta = useTranslations('authoring')
  const tt = useTranslations('transfer')
  const refused = useRefused()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [isRemoving, setRemoving] = useState(false)
  const [isExporting, setExporting] = useState(false)
  const remove = useMutation(
    api.exam.remove.mutationOptions({
      onSuccess: async () => {
        await navigate({ href: '/exams' })
        await queries.invalidateQueries({ queryKey: api.exam.list.key() })
      },
    }),
  )
  const entries: MenuEntry[] = [
    {
      id: 'schedule',
      label: t('schedule'),
      icon: <CalendarIcon size={16} />,
      href: `/sittings?create=${exam.id}`,
      isDisabled: !exam.revision,
    },
    {
      id: 'import',
      label: tt('import'),
      icon: <UploadIcon size={16} />,
      href: `/import?exam=${exam.id}`,
    },
    {
      id: 'export',
      label: tt('export'),
      icon: <DownloadIcon size={16} />,
      onAction: () => setExporting(true),
    },
    {
      id: 'print',
      label: ta('print.menu'),
      icon: <PrintIcon size={16} />,
      href: `/exams/${exam.id}/print`,
    },
    {
      id: 'remove',
      label: t('remove'),
      icon: <BinIcon size={16} />,
      kind: 'danger',
      onAction: () => setRemoving(true),
    },
  ]
  return (
    <>
      <Menu label={t('actions')} entries={entries}>
        <IconButton label={t('actions')} icon={<MoreIcon />} />
      </Menu>
      {isExporting ? (
        <ExportQuestions source={{ examId: exam.id }} onClose={() => setExporting(false)} />
      ) : null}
      <ConfirmDialog
        title={t('remove-title', { title: exam.title })}
        confirm={t('remove')}
        kind="danger"
        isOpen={isRemoving}
        isPending={remove.isPending}
        error={remove.error ? refused(remove.error).sentence : undefined}
        onConfirm={() => remove.mutate({ examId: exam.id })}
        onClose={() => setRemoving(false)}
      >
        <p>{t('remove-text')}</p>
      </ConfirmDialog>
    </>
  )
}
