import type { Bank } from '@invigil/contract/bank.ts'
import type { BankFolderId, ItemId } from '@invigil/contract/ids.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api, client } from '../../api.ts'
import { FolderField } from './folder-field.tsx'

interface ChosenActionsProps {
  bank: Bank
  chosen: readonly string[]
  /** The chosen ones are put away. */
  isArchived: boolean
  onDone: () => void
}

/** What can be done with chosen items: move, copy, put away. */
export function ChosenActions({ bank, chosen, isArchived, onDone }: ChosenActionsProps) {
  const t = useTranslations('bank')
  const queries = useQueryClient()
  const [asks, setAsks] = useState<'move' | 'copy' | undefined>()
  const itemIds = chosen as ItemId[]
  const count = chosen.length

  async function finish(sentence: string) {
    toast(sentence)
    onDone()
    await queries.invalidateQueries({ queryKey: api.exam.bank.key() })
  }
  const archive = useMutation({
    mutationFn: () => client.exam.bank.archive({ bankId: bank.id, itemIds, isArchived: !isArchived }),
    onSuccess: () => finish(isArchived ? t('was-taken-back', { count }) : t('was-put-away', { count })),
  })
  return (
    <>
      <Row gap={2}>
        <span>{t('chosen', { count })}</span>
        <Button size="small" onPress={() => setAsks('move')}>
          {t('move')}
        </Button>
        <Button size="small" onPress={() => setAsks('copy')}>
          {t('copy')}
        </Button>
        <Button size="small" isPending={archive.isPending} onPress={() => archive.mutate()}>
          {isArchived ? t('take-back') : t('put-away')}
        </Button>
      </Row>
      <FormError error={archive.error} />
      {asks ? (
        <IntoFolder
          bank={bank}
          itemIds={itemIds}
          how={asks}
          onClose={() => setAsks(undefined)}
          onDone={() => {
            setAsks(undefined)
            void finish(asks === 'move' ? t('moved', { count }) : t('copied', { count }))
          }}
        />
      ) : null}
    </>
  )
}

interface IntoFolderProps {
  bank: Bank
  itemIds: ItemId[]
  how: 'move' | 'copy'
  onClose: () => void
  onDone: () => void
}

function IntoFolder({ bank, itemIds, how, onClose, onDone }: IntoFolderProps) {
  const t = useTranslations('bank')
  const [folderId, setFolderId] = useState<BankFolderId | null>(null)
  const into = useMutation({
    mutationFn: async () => {
      const wish = { bankId: bank.id, itemIds, folderId }
      await (how === 'move' ? client.exam.bank.move(wish) : client.exam.bank.copy(wish))
    },
    onSuccess: onDone,
  })
  return (
    <FormDialog
      title={how === 'move' ? t('move-title') : t('copy-title')}
      submit={how === 'move' ? t('move') : t('copy')}
      onSubmit={() => into.mutate()}
      onClose={onClose}
      isPending={into.isPending}
      error={into.error}
    >
      <FolderField label={t('folder')} folders={bank.folders} value={folderId} onChange={setFolderId} />
    </FormDialog>
  )
}
