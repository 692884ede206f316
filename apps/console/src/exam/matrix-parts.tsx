import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Item } from '@invigil/items/all.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import { useTranslations } from 'use-intl'
import { freeOptionId, moved } from './change-content.ts'
import { withoutColumn, withRight } from './change-parts.ts'
import { DrawnText } from './drawn-text.tsx'
import { EditedRows } from './edited-rows.tsx'
import styles from './exam.module.css'

type Matrix = Extract<Item, { kind: 'matrix' }>

interface MatrixPartsProps {
  item: Matrix
  onChange: (item: Item) => void
}

/** The columns, the rows with their right columns, and how the table is worth points. */
export function MatrixParts({ item, onChange }: MatrixPartsProps) {
  const t = useTranslations()
  const scorings = (['each', 'right-minus-wrong', 'all-or-nothing'] as const).filter(
    (id) => item.takesMany || id !== 'right-minus-wrong',
  )
  return (
    <>
      <Columns item={item} onChange={onChange} />
      <Rows item={item} onChange={onChange} />
      <Stack gap={2}>
        <Checkbox
          isSelected={item.takesMany}
          onChange={(takesMany) => onChange({ ...item, takesMany, scoring: 'each' })}
        >
          {t('parts.matrix.takes-many')}
        </Checkbox>
        <Checkbox isSelected={item.keepsOrder} onChange={(keepsOrder) => onChange({ ...item, keepsOrder })}>
          {t('parts.matrix.keeps-order')}
        </Checkbox>
      </Stack>
      <RadioGroup
        label={t('exam.scoring')}
        value={item.scoring}
        onChange={(scoring) => onChange({ ...item, scoring })}
        choices={scorings.map((id) => ({
          id,
          label: t(`parts.scoring.${id}`),
          note: t(`items.scoring.rows-${id}`),
        }))}
      />
    </>
  )
}

function Columns({ item, onChange }: MatrixPartsProps) {
  const t = useTranslations()
  const { columns } = item
  return (
    <EditedRows
      title={t('parts.matrix.columns')}
      rows={columns}
      nameOf={(at) => t('parts.column-number', { number: at + 1 })}
      onMove={(at, by) => onChange({ ...item, columns: moved(columns, at, at + by) })}
      onRemove={(at) => columns[at] && onChange(withoutColumn(item, columns[at].id))}
      add={{
        label: t('parts.add-column'),
        isDisabled: columns.length >= 12,
        onPress() {
          const id = freeOptionId(columns.map((column) => column.id))
          onChange({ ...item, columns: [...columns, { id, text: '' }] })
        },
      }}
    >
      {(column, at, name) => (
        <div className={styles.optionText}>
          <TextField
            label={name}
            value={column.text}
            onChange={(text) => onChange({ ...item, columns: columns.with(at, { ...column, text }) })}
            maxLength={20_000}
          />
          <DrawnText text={column.text} />
        </div>
      )}
    </EditedRows>
  )
}

function Rows({ item, onChange }: MatrixPartsProps) {
  const t = useTranslations()
  const { rows } = item
  return (
    <EditedRows
      title={t('parts.matrix.rows')}
      rows={rows}
      nameOf={(at) => t('parts.row-number', { number: at + 1 })}
      onMove={(at, by) => onChange({ ...item, rows: moved(rows, at, at + by) })}
      onRemove={(at) => onChange({ ...item, rows: rows.toSpliced(at, 1) })}
      add={{
        label: t('parts.add-row'),
        isDisabled: rows.length >= 30,
        onPress() {
          const id = freeOptionId(rows.map((row) => row.id))
          onChange({ ...item, rows: [...rows, { id, text: '', right: [] }] })
        },
      }}
    >
      {(row, at, name) => (
        <div className={styles.optionText}>
          <TextField
            label={name}
            value={row.text}
            onChange={(text) => onChange({ ...item, rows: rows.with(at, { ...row, text }) })}
            maxLength={20_000}
          />
          <DrawnText text={row.text} />
          <RightColumns
            item={item}
            right={row.right}
            label={t('parts.matrix.right-of', { name })}
            onChange={(columns) => onChange(withRight(item, at, columns))}
          />
        </div>
      )}
    </EditedRows>
  )
}

interface RightColumnsProps {
  item: Matrix
  right: string[]
  label: string
  onChange: (columns: string[]) => void
}

function RightColumns({ item, right, label, onChange }: RightColumnsProps) {
  const t = useTranslations('parts')
  const choices = item.columns.map(({ id, text }, at) => ({
    id,
    label: firstWords(text) || t('column-number', { number: at + 1 }),
  }))
  if (item.takesMany || right.length > 1)
    return (
      <CheckboxGroup label={label} look="row" value={right} onChange={onChange}>
        {choices.map(({ id, label: words }) => (
          <Checkbox key={id} value={id}>
            {words}
          </Checkbox>
        ))}
      </CheckboxGroup>
    )
  return (
    <RadioGroup
      label={label}
      look="row"
      choices={choices}
      value={right[0]}
      onChange={(id) => onChange([id])}
    />
  )
}
