import type { Bank, BankFolder } from '@invigil/contract/bank.ts'
import type { BankFolderId } from '@invigil/contract/ids.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { BinIcon, EditIcon, MoreIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api, client } from '../../api.ts'
import styles from './bank.module.css'
import { EditFolder } from './edit-folder.tsx'
import { folderTree } from './folder-tree.ts'

interface FoldersProps {
  bank: Bank
  open: string | undefined
  onOpen: (folderId: string | undefined) => void
}

/** The folders of a bank as a tree; the open one narrows the list down to what lies in it and below. */
export function Folders({ bank, open, onOpen }: FoldersProps) {
  const t = useTranslations('bank')
  const [edited, setEdited] = useState<BankFolder | 'new' | undefined>()
  const chosen = bank.folders.find(({ id }) => id === open)
  return (
    <nav aria-label={t('folders')}>
      <Stack gap={2}>
        <ul className={styles.folders}>
          <li>
            <FolderLine
              title={t('all-items')}
              items={bank.items}
              isOpen={!chosen}
              onOpen={() => onOpen(undefined)}
            />
          </li>
          <Level bank={bank} parentId={null} open={open} onOpen={onOpen} />
        </ul>
        <Row gap={1}>
          <Button size="small" kind="quiet" icon={<PlusIcon size={16} />} onPress={() => setEdited('new')}>
            {t('add-folder')}
          </Button>
          {chosen ? (
            <FolderMenu bank={bank} folder={chosen} onEdit={setEdited} onGone={() => onOpen(undefined)} />
          ) : null}
        </Row>
        {edited ? (
          <EditFolder
            bank={bank}
            folder={edited === 'new' ? undefined : edited}
            parentId={edited === 'new' ? (chosen?.id ?? null) : edited.parentId}
            onClose={() => setEdited(undefined)}
          />
        ) : null}
      </Stack>
    </nav>
  )
}

function Level({ bank, parentId, open, onOpen }: FoldersProps & { parentId: BankFolderId | null }) {
  const counts = new Map(folderTree(bank.folders).map(({ id, items }) => [id, items]))
  const here = bank.folders.filter((folder) => folder.parentId === parentId)
  return here.map(({ id, title }) => (
    <li key={id}>
      <FolderLine title={title} items={counts.get(id) ?? 0} isOpen={id === open} onOpen={() => onOpen(id)} />
      {bank.folders.some((folder) => folder.parentId === id) ? (
        <ul>
          <Level bank={bank} parentId={id} open={open} onOpen={onOpen} />
        </ul>
      ) : null}
    </li>
  ))
}

interface FolderLineProps {
  title: string
  items: number
  isOpen: boolean
  onOpen: () => void
}

function FolderLine({ title, items, isOpen, onOpen }: FolderLineProps) {
  const format = useFormatter()
  return (
    <button type="button" className={styles.folder} aria-current={isOpen || undefined} onClick={onOpen}>
      {title}
      <span className={styles.count}>{format.number(items)}</span>
    </button>
  )
}

interface FolderMenuProps {
  bank: Bank
  folder: BankFolder
  onEdit: (folder: BankFolder) => void
  onGone: () => void
}

function FolderMenu({ bank, folder, onEdit, onGone }: FolderMenuProps) {
  const t = useTranslations('bank')
  const refused = useRefused()
  const queries = useQueryClient()
  const [isRemoving, setRemoving] = useState(false)
  const remove = useMutation({
    mutationFn: () => client.exam.bank.removeFolder({ bankId: bank.id, folderId: folder.id }),
    onSuccess: async () => {
      setRemoving(false)
      onGone()
      await queries.invalidateQueries({ queryKey: api.exam.bank.key() })
    },
  })
  const entries = [
    { id: 'rename', label: t('rename'), icon: <EditIcon size={16} />, onAction: () => onEdit(folder) },
    {
      id: 'remove',
      label: t('remove-folder'),
      icon: <BinIcon size={16} />,
      kind: 'danger' as const,
      onAction: () => setRemoving(true),
    },
  ]
  return (
    <>
      <Menu label={t('folder-actions')} entries={entries}>
        <IconButton label={t('folder-actions')} size="small" icon={<MoreIcon />} />
      </Menu>
      <ConfirmDialog
        title={t('remove-folder-title', { title: folder.title })}
        confirm={t('remove-folder')}
        kind="danger"
        isOpen={isRemoving}
        isPending={remove.isPending}
        error={remove.error ? refused(remove.error).sentence : undefined}
        onConfirm={() => remove.mutate()}
        onClose={() => setRemoving(false)}
      >
        <p>{t('remove-folder-text')}</p>
      </ConfirmDialog>
    </>
  )
}
