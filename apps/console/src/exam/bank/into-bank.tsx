import type { Bank, BankSummary } from '@invigil/contract/bank.ts'
import type { BankFolderId, BankId, ExamId } from '@invigil/contract/ids.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Select } from '@invigil/design/select.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import type { Item } from '@invigil/items/all.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api, client } from '../../api.ts'
import { FolderField } from './folder-field.tsx'
import { tagsOf } from './tags-in-words.ts'

interface IntoBankProps {
  examId: string
  item: Item
  /** The exam’s item henceforth knows the bank’s, so that a draw never asks the same again. */
  onCopied: (item: Item) => void
  onClose: () => void
}

/** Copies an exam’s item into a bank, with its images; the exam keeps its own. */
export function IntoBank({ examId, item, onCopied, onClose }: IntoBankProps) {
  const t = useTranslations('bank')
  const queries = useQueryClient()
  const asked = useQuery(api.exam.bank.list.queryOptions())
  const banks = ((asked.data?.banks ?? []) as BankSummary[]).filter(({ isArchived }) => !isArchived)
  const [chosen, setChosen] = useState<string | undefined>()
  const [folderId, setFolderId] = useState<BankFolderId | null>(null)
  const [tags, setTags] = useState('')
  const bankId = (chosen ?? banks[0]?.id) as BankId | undefined
  const bank = useQuery({
    ...api.exam.bank.get.queryOptions({ input: { bankId: bankId ?? ('' as BankId) } }),
    enabled: bankId !== undefined,
  })
  const copy = useMutation({
    mutationFn: async () => {
      if (!bankId) return []
      const items = [{ item, tags: tagsOf(tags), difficulty: null }]
      const added = await client.exam.bank.add({ bankId, folderId, fromExamId: examId as ExamId, items })
      return added.itemIds
    },
    onSuccess: async ([bankItemId]) => {
      if (bankItemId) onCopied({ ...item, origin: { bankItemId, version: 1 } })
      toast(t('copied', { count: 1 }))
      onClose()
      await queries.invalidateQueries({ queryKey: api.exam.bank.key() })
    },
  })
  return (
    <FormDialog
      title={t('into-bank')}
      submit={t('copy')}
      onSubmit={() => copy.mutate()}
      onClose={onClose}
      isPending={copy.isPending}
      isDisabled={!bankId}
      error={copy.error ?? asked.error}
    >
      {asked.data && banks.length === 0 ? (
        <p>
          {t('none-text')} <Link href="/banks">{t('title')}</Link>
        </p>
      ) : (
        <Select
          label={t('bank')}
          choices={banks.map(({ id, title }) => ({ id: id as string, label: title }))}
          value={bankId as string | undefined}
          onChange={(id) => {
            setChosen(id)
            setFolderId(null)
          }}
        />
      )}
      {bank.data ? (
        <FolderField
          label={t('folder')}
          folders={(bank.data as Bank).folders}
          value={folderId}
          onChange={setFolderId}
        />
      ) : null}
      <TextField label={t('tags')} description={t('tags-help')} value={tags} onChange={setTags} isOptional />
    </FormDialog>
  )
}
