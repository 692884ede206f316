import type { Bank } from '@invigil/contract/bank.ts'
import { IconButton } from '@invigil/design/button.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { DownloadIcon, EditIcon, MoreIcon, UploadIcon } from '@invigil/design/icons.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api, client } from '../../api.ts'
import { ExportQuestions } from '../import/export-questions.tsx'
import { useBankWords } from './bank-words.tsx'

/** What can be done with a whole bank: rename, export, put away. */
export function BankMenu({ bank }: { bank: Bank }) {
  const t = useTranslations('bank')
  const tt = useTranslations('transfer')
  const refused = useRefused()
  const queries = useQueryClient()
  const [isRenaming, setRenaming] = useState(false)
  const [isExporting, setExporting] = useState(false)
  const fail = (error: Error) => toast(refused(error).sentence, 'danger')
  const archive = useMutation({
    mutationFn: () => client.exam.bank.change({ bankId: bank.id, isArchived: !bank.isArchived }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.exam.bank.key() }),
    onError: fail,
  })
  const entries = [
    { id: 'rename', label: t('rename'), icon: <EditIcon size={16} />, onAction: () => setRenaming(true) },
    {
      id: 'import',
      label: tt('import'),
      icon: <UploadIcon size={16} />,
      href: `/import?bank=${bank.id}`,
    },
    {
      id: 'export',
      label: tt('export'),
      icon: <DownloadIcon size={16} />,
      onAction: () => setExporting(true),
    },
    {
      id: 'archive',
      label: bank.isArchived ? t('take-back') : t('put-away'),
      onAction: () => archive.mutate(),
    },
  ]
  return (
    <>
      <Menu label={t('actions')} entries={entries}>
        <IconButton label={t('actions')} icon={<MoreIcon />} />
      </Menu>
      {isExporting ? (
        <ExportQuestions source={{ bankId: bank.id }} onClose={() => setExporting(false)} />
      ) : null}
      {isRenaming ? <RenameBank bank={bank} onClose={() => setRenaming(false)} /> : null}
    </>
  )
}

function RenameBank({ bank, onClose }: { bank: Bank; onClose: () => void }) {
  const t = useTranslations('bank')
  const tc = useTranslations('common')
  const queries = useQueryClient()
  const { words, fields } = useBankWords(bank)
  const change = useMutation(
    api.exam.bank.change.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.exam.bank.key() })
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      title={t('rename')}
      submit={tc('save')}
      onSubmit={() => change.mutate({ bankId: bank.id, ...words })}
      onClose={onClose}
      isPending={change.isPending}
      error={change.error}
    >
      {fields}
    </FormDialog>
  )
}
