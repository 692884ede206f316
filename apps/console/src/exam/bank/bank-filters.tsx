import type { Bank } from '@invigil/contract/bank.ts'
import { SearchField } from '@invigil/design/search-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { itemKinds } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import styles from './bank.module.css'
import type { BankSearch } from './bank-search.ts'

interface BankFiltersProps {
  bank: Bank
  search: BankSearch
  onChange: (changes: BankSearch) => void
}

/** Narrows the items of a bank down; everything chosen stands in the address. */
export function BankFilters({ bank, search, onChange }: BankFiltersProps) {
  const t = useTranslations()
  const kinds = itemKinds.map(({ kind }) => ({ id: kind, label: t(`items.kinds.${kind}.title`) }))
  const tags = bank.tags.map(({ tag, items }) => ({ id: tag, label: `${tag} (${items})` }))
  const difficulties = [1, 2, 3, 4, 5].map((number) => ({
    id: String(number),
    label: t('bank.difficulty-number', { number }),
  }))
  return (
    <search className={styles.filters}>
      <SearchField
        label={t('bank.search')}
        defaultValue={search.text ?? ''}
        onChange={(text) => onChange({ text: text || undefined })}
      />
      <Select
        label={t('bank.kind')}
        choices={[{ id: '', label: t('bank.any-kind') }, ...kinds]}
        value={search.kind ?? ''}
        onChange={(kind) => onChange({ kind: kind || undefined })}
      />
      {tags.length > 0 ? (
        <Select
          label={t('bank.tag')}
          choices={[{ id: '', label: t('bank.any-tag') }, ...tags]}
          value={search.tag ?? ''}
          onChange={(tag) => onChange({ tag: tag || undefined })}
        />
      ) : null}
      <Select
        label={t('bank.difficulty')}
        choices={[{ id: '', label: t('bank.any-difficulty') }, ...difficulties]}
        value={search.difficulty ? String(search.difficulty) : ''}
        onChange={(number) => onChange({ difficulty: number ? Number(number) : undefined })}
      />
      <Switch
        isSelected={search.archived ?? false}
        onChange={(archived) => onChange({ archived: archived || undefined })}
      >
        {t('bank.show-archived')}
      </Switch>
    </search>
  )
}
