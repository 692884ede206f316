import type { BankFolder } from '@invigil/contract/bank.ts'
import type { BankFolderId } from '@invigil/contract/ids.ts'
import { Select } from '@invigil/design/select.tsx'
import { useTranslations } from 'use-intl'
import { folderTree } from './folder-tree.ts'

interface FolderFieldProps {
  label: string
  folders: readonly BankFolder[]
  /** Null outside all folders. */
  value: BankFolderId | null
  onChange: (folderId: BankFolderId | null) => void
}

/** Chooses one folder of a bank, each named with the way to it. */
export function FolderField({ label, folders, value, onChange }: FolderFieldProps) {
  const t = useTranslations('bank')
  const choices = folderTree(folders).map(({ id, way }) => ({ id: id as string, label: way.join(' / ') }))
  return (
    <Select
      label={label}
      choices={[{ id: '', label: t('top') }, ...choices]}
      value={value ?? ''}
      onChange={(id) => onChange(id === '' ? null : (id as BankFolderId))}
    />
  )
}
