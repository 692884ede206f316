import { Button, IconButton } from '@invigil/design/button.tsx'
import { BinIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Item } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import { moved } from './change-content.ts'
import { distractorsOf, withCounterpart, withMatchingRow, withoutMatchingRow } from './change-parts.ts'
import { DrawnText } from './drawn-text.tsx'
import { EditedRows } from './edited-rows.tsx'
import styles from './exam.module.css'

type Matching = Extract<Item, { kind: 'matching' }>

interface MatchingPartsProps {
  item: Matching
  onChange: (item: Item) => void
}

/** The rows, each with what belongs to it, what belongs to none, and how rows are worth points. */
export function MatchingParts({ item, onChange }: MatchingPartsProps) {
  const t = useTranslations()
  return (
    <>
      <Rows item={item} onChange={onChange} />
      <Distractors item={item} onChange={onChange} />
      <RadioGroup
        label={t('exam.scoring')}
        value={item.scoring}
        onChange={(scoring) => onChange({ ...item, scoring })}
        choices={(['each', 'all-or-nothing'] as const).map((id) => ({
          id,
          label: t(`parts.scoring.${id}`),
          note: t(`items.scoring.rows-${id}`),
        }))}
      />
    </>
  )
}

function Rows({ item, onChange }: MatchingPartsProps) {
  const t = useTranslations()
  const { rows, options } = item
  const counterpart = (match: string) => options.find(({ id }) => id === match)?.text ?? ''
  return (
    <EditedRows
      title={t('parts.matching.rows')}
      help={t('parts.matching.rows-help')}
      rows={rows}
      nameOf={(at) => t('parts.row-number', { number: at + 1 })}
      onMove={(at, by) => onChange({ ...item, rows: moved(rows, at, at + by) })}
      onRemove={(at) => onChange(withoutMatchingRow(item, at))}
      add={{
        label: t('parts.add-row'),
        isDisabled: rows.length >= 30 || options.length >= 40,
        onPress: () => onChange(withMatchingRow(item)),
      }}
    >
      {(row, at, name) => (
        <fieldset className={styles.figures} aria-label={name}>
          <div className={styles.optionText}>
            <TextField
              label={name}
              value={row.text}
              onChange={(text) => onChange({ ...item, rows: rows.with(at, { ...row, text }) })}
              maxLength={20_000}
            />
            <DrawnText text={row.text} />
          </div>
          <div className={styles.optionText}>
            <TextField
              label={t('parts.matching.counterpart')}
              value={counterpart(row.match)}
              onChange={(text) => onChange(withCounterpart(item, at, text))}
              maxLength={20_000}
            />
            <DrawnText text={counterpart(row.match)} />
          </div>
        </fieldset>
      )}
    </EditedRows>
  )
}

function Distractors({ item, onChange }: MatchingPartsProps) {
  const t = useTranslations()
  const { options } = item
  const change = (next: Matching['options']) => onChange({ ...item, options: next })
  return (
    <Stack gap={2}>
      <strong>{t('parts.matching.distractors')}</strong>
      <p className={styles.quiet}>{t('parts.matching.distractors-help')}</p>
      <ul className={styles.options}>
        {distractorsOf(item).map((option, at) => {
          const name = t('parts.matching.distractor-number', { number: at + 1 })
          return (
            <li key={option.id} className={styles.option}>
              <div className={styles.optionText}>
                <TextField
                  label={name}
                  value={option.text}
                  onChange={(text) =>
                    change(options.map((one) => (one.id === option.id ? { ...one, text } : one)))
                  }
                  maxLength={20_000}
                />
                <DrawnText text={option.text} />
              </div>
              <IconButton
                label={t('exam.remove-named', { name })}
                size="small"
                icon={<BinIcon />}
                onPress={() => change(options.filter(({ id }) => id !== option.id))}
              />
            </li>
          )
        })}
      </ul>
      <div>
        <Button
          size="small"
          icon={<PlusIcon size={16} />}
          isDisabled={options.length >= 40}
          onPress={() => change([...options, { id: crypto.randomUUID(), text: '' }])}
        >
          {t('parts.matching.add-distractor')}
        </Button>
      </div>
    </Stack>
  )
}
