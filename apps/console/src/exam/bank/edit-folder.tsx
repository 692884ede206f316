import type { Bank, BankFolder } from '@invigil/contract/bank.ts'
import type { BankFolderId } from '@invigil/contract/ids.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api, client } from '../../api.ts'
import { FolderField } from './folder-field.tsx'

interface EditFolderProps {
  bank: Bank
  /** Undefined for a new one. */
  folder: BankFolder | undefined
  parentId: BankFolderId | null
  onClose: () => void
}

/** Names a folder and says where it lies. */
export function EditFolder({ bank, folder, parentId: lies, onClose }: EditFolderProps) {
  const t = useTranslations('bank')
  const tc = useTranslations('common')
  const queries = useQueryClient()
  const [title, setTitle] = useState(folder?.title ?? '')
  const [parentId, setParentId] = useState(lies)
  const save = useMutation({
    mutationFn: async () => {
      const wish = { bankId: bank.id, title, parentId }
      await (folder
        ? client.exam.bank.changeFolder({ ...wish, folderId: folder.id })
        : client.exam.bank.addFolder(wish))
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.exam.bank.key() })
      onClose()
    },
  })
  return (
    <FormDialog
      title={folder ? t('rename') : t('add-folder')}
      submit={folder ? tc('save') : tc('create')}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextField
        label={t('folder-title')}
        value={title}
        onChange={setTitle}
        maxLength={200}
        isRequired
        autoFocus
      />
      <FolderField
        label={t('folder-parent')}
        folders={bank.folders.filter(({ id }) => id !== folder?.id)}
        value={parentId}
        onChange={setParentId}
      />
    </FormDialog>
  )
}
