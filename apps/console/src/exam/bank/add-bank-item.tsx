import type { BankFolderId, BankId, ItemId } from '@invigil/contract/ids.ts'
import { Button } from '@invigil/design/button.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { type ItemKindName, itemKinds } from '@invigil/items/all.ts'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { api, client } from '../../api.ts'
import { newItem } from '../change-content.ts'

/** Adds an empty item of a kind to the open folder, and opens it. */
export function AddBankItem({ bankId, folderId }: { bankId: BankId; folderId: string | undefined }) {
  const t = useTranslations()
  const refused = useRefused()
  const queries = useQueryClient()
  const navigate = useNavigate({ from: '/banks/$bankId' })
  const add = useMutation({
    mutationFn: (kind: ItemKindName) =>
      client.exam.bank.add({
        bankId,
        folderId: (folderId ?? null) as BankFolderId | null,
        items: [{ item: newItem(kind), tags: [], difficulty: null }],
      }),
    onSuccess: async ({ itemIds: [item] }) => {
      void queries.invalidateQueries({ queryKey: api.exam.bank.key() })
      await navigate({ search: { folder: folderId, item: item as ItemId | undefined } })
    },
    onError: (error) => toast(refused(error).sentence, 'danger'),
  })
  const entries = itemKinds.map(({ kind }) => ({
    id: kind,
    label: t(`items.kinds.${kind}.title`),
    onAction: () => add.mutate(kind),
  }))
  return (
    <Menu label={t('exam.add-item')} entries={entries}>
      <Button kind="primary" icon={<PlusIcon size={16} />} isPending={add.isPending}>
        {t('exam.add-item')}
      </Button>
    </Menu>
  )
}
