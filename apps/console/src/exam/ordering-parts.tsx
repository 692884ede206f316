import { Button } from '@invigil/design/button.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Item } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import { moved } from './change-content.ts'
import styles from './exam.module.css'
import { RenderedText } from './rendered-text.tsx'
import { RowActions } from './row-actions.tsx'

type Ordering = Extract<Item, { kind: 'ordering' }>
type Entry = Ordering['entries'][number]

interface OrderingPartsProps {
  item: Ordering
  onChange: (item: Item) => void
}

/** The entries in their right order, and how an order is worth points. */
export function OrderingParts({ item, onChange }: OrderingPartsProps) {
  const t = useTranslations()
  const { entries } = item
  const change = (next: Entry[]) => onChange({ ...item, entries: next })
  return (
    <>
      <Stack gap={2}>
        <strong>{t('exam.entries')}</strong>
        <p className={styles.quiet}>{t('exam.entries-help')}</p>
        <ol className={styles.options}>
          {entries.map((entry, at) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              name={t('exam.entry-number', { number: at + 1 })}
              onText={(text) => change(entries.with(at, { ...entry, text }))}
              onMove={(by) => change(moved(entries, at, at + by))}
              onRemove={() => change(entries.toSpliced(at, 1))}
            />
          ))}
        </ol>
        <div>
          <Button
            size="small"
            icon={<PlusIcon size={16} />}
            isDisabled={entries.length >= 20}
            onPress={() => change([...entries, { id: crypto.randomUUID(), text: '' }])}
          >
            {t('exam.add-entry')}
          </Button>
        </div>
      </Stack>
      <RadioGroup
        label={t('exam.scoring')}
        value={item.scoring}
        onChange={(scoring) => onChange({ ...item, scoring })}
        choices={(['by-pair', 'by-position', 'exact'] as const).map((id) => ({
          id,
          label: t(`exam.scoring-${id}`),
          note: t(`items.scoring.${id}`),
        }))}
      />
    </>
  )
}

interface EntryRowProps {
  entry: Entry
  name: string
  onText: (text: string) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function EntryRow({ entry, name, onText, onMove, onRemove }: EntryRowProps) {
  const _t = useTranslations('exam')
  return (
    <li className={styles.option}>
      <div className={styles.optionText}>
        <TextField label={name} value={entry.text} onChange={onText} maxLength={20_000} />
        {/[$*_`]|!\[/.test(entry.text) ? <RenderedText text={entry.text} /> : null}
      </div>
      <RowActions name={name} onMove={onMove} onRemove={onRemove} />
    </li>
  )
}
