import type { Bank } from '@invigil/contract/bank.ts'
import type { BankFolderId } from '@invigil/contract/ids.ts'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import type { Draw } from '@invigil/items/exam-content.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import styles from '../exam.module.css'
import { folderTree } from './folder-tree.ts'

interface DrawFiltersProps {
  draw: Draw
  onChange: (draw: Draw) => void
}

/** Narrows a draw down to folders, tags and difficulties of its bank. */
export function DrawFilters({ draw, onChange }: DrawFiltersProps) {
  const t = useTranslations('bank')
  const asked = useQuery(api.exam.bank.get.queryOptions({ input: { bankId: draw.bankId } }))
  if (!asked.data) return null
  const bank = asked.data as Bank
  return (
    <>
      {bank.folders.length > 0 ? (
        <details className={styles.more} open={draw.folderIds.length > 0}>
          <summary>{t('from-folders')}</summary>
          <CheckboxGroup
            label={t('folders')}
            value={draw.folderIds}
            onChange={(ids) => onChange({ ...draw, folderIds: ids as BankFolderId[] })}
          >
            {folderTree(bank.folders).map(({ id, way }) => (
              <Checkbox key={id} value={id}>
                {way.join(' / ')}
              </Checkbox>
            ))}
          </CheckboxGroup>
        </details>
      ) : null}
      {bank.tags.length > 0 ? (
        <details className={styles.more} open={draw.tags.length > 0}>
          <summary>{t('with-tags')}</summary>
          <CheckboxGroup
            label={t('tags')}
            look="row"
            value={draw.tags}
            onChange={(tags) => onChange({ ...draw, tags: tags.slice(0, 20) })}
          >
            {bank.tags.map(({ tag }) => (
              <Checkbox key={tag} value={tag}>
                {tag}
              </Checkbox>
            ))}
          </CheckboxGroup>
        </details>
      ) : null}
      <details className={styles.more} open={draw.difficulties.length > 0}>
        <summary>{t('of-difficulties')}</summary>
        <CheckboxGroup
          label={t('difficulty')}
          look="row"
          value={draw.difficulties.map(String)}
          onChange={(chosen) => onChange({ ...draw, difficulties: chosen.map(Number).toSorted() })}
        >
          {[1, 2, 3, 4, 5].map((number) => (
            <Checkbox key={number} value={String(number)}>
              {t('difficulty-number', { number })}
            </Checkbox>
          ))}
        </CheckboxGroup>
      </details>
    </>
  )
}
