import type { BankItem, BankSummary } from '@invigil/contract/bank.ts'
import type { BankId, ItemId } from '@invigil/contract/ids.ts'
import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { CopyIcon } from '@invigil/design/icons.tsx'
import { SearchField } from '@invigil/design/search-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { Item } from '@invigil/items/all.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import styles from './bank.module.css'

/** Copies items of a bank into an exam, by value: they remember where they came from and go their own way. */
export function FromBank({ onAdd }: { onAdd: (items: Item[]) => void }) {
  const t = useTranslations('bank')
  const banks = useQuery(api.exam.bank.list.queryOptions())
  const [isOpen, setOpen] = useState(false)
  const list = (banks.data?.banks ?? []) as BankSummary[]
  if (list.length === 0) return null
  return (
    <>
      <Button icon={<CopyIcon size={16} />} onPress={() => setOpen(true)}>
        {t('from-bank')}
      </Button>
      {isOpen ? (
        <ChooseItems
          banks={list}
          onClose={() => setOpen(false)}
          onAdd={(items) => {
            setOpen(false)
            onAdd(items.map(copyOf))
          }}
        />
      ) : null}
    </>
  )
}

function copyOf({ id: bankItemId, version, item }: BankItem): Item {
  return { ...item, id: crypto.randomUUID() as ItemId, origin: { bankItemId, version } }
}

interface ChooseItemsProps {
  banks: BankSummary[]
  onClose: () => void
  onAdd: (items: BankItem[]) => void
}

function ChooseItems({ banks, onClose, onAdd }: ChooseItemsProps) {
  const t = useTranslations('bank')
  const te = useTranslations('exam')
  const [bankId, setBankId] = useState<string>(banks[0]?.id ?? '')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly BankItem[]>([])
  const found = useQuery(
    api.exam.bank.items.queryOptions({
      input: { bankId: bankId as BankId, text },
      placeholderData: keepPreviousData,
    }),
  )
  const items = (found.data?.items ?? []) as BankItem[]
  const seen = new Map([...chosen, ...items].map((item) => [item.id as string, item]))
  return (
    <FormDialog
      title={t('from-bank')}
      submit={t('add-chosen', { count: chosen.length })}
      onSubmit={() => onAdd([...chosen])}
      onClose={onClose}
      isPending={false}
      isDisabled={chosen.length === 0}
      error={found.error}
    >
      <Select
        label={t('bank')}
        choices={banks.map(({ id, title }) => ({ id: id as string, label: title }))}
        value={bankId}
        onChange={setBankId}
      />
      <SearchField label={t('search')} value={text} onChange={setText} />
      <div className={styles.found}>
        <Stack gap={2}>
          <CheckboxGroup
            label={t('found', { count: found.data?.total ?? 0 })}
            value={chosen.map(({ id }) => id)}
            onChange={(ids) => setChosen(ids.flatMap((id) => seen.get(id) ?? []))}
          >
            {[...seen.values()].map(({ id, item, tags }) => (
              <Checkbox key={id} value={id} note={tags.join(', ')}>
                {firstWords(item.text) || te('item-empty')}
              </Checkbox>
            ))}
          </CheckboxGroup>
        </Stack>
      </div>
    </FormDialog>
  )
}
