import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { Radio as AriaRadio, RadioGroup } from 'react-aria-components/RadioGroup'
import marks from './choice.module.css'
import styles from './choice-grid.module.css'
import { CheckIcon } from './icons.tsx'

interface Part {
  id: string
  label: ReactNode
}

interface ChoiceGridProps {
  /** The id of the element that says what is asked. */
  labelledBy: string
  rows: readonly Part[]
  columns: readonly Part[]
  /** Whether a row takes several columns. */
  takesMany: boolean
  /** The chosen columns of each row. */
  value: Record<string, string[]>
  onChange: (row: string, columns: string[]) => void
}

/**
 * Rows to each of which one or several of the same columns belong. Wide it is a table under one head; narrow each row
 * stands by itself and each choice carries its words. To a screen reader every row is a group of its own, either way.
 */
export function ChoiceGrid({ labelledBy, rows, columns, takesMany, value, onChange }: ChoiceGridProps) {
  return (
    <div className={styles.frame} data-many={columns.length > 5 || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: the question that names it stands outside of it */}
      <div
        role="group"
        aria-labelledby={labelledBy}
        className={styles.grid}
        style={{ '--columns': columns.length } as React.CSSProperties}
      >
        <div className={styles.head} aria-hidden="true">
          <span />
          {columns.map(({ id, label }) => (
            <span key={id}>{label}</span>
          ))}
        </div>
        {rows.map((row) => {
          const Row = takesMany ? ManyRow : OneRow
          return (
            <Row
              key={row.id}
              label={row.label}
              columns={columns}
              value={value[row.id] ?? []}
              onChange={(chosen) => onChange(row.id, chosen)}
            />
          )
        })}
      </div>
    </div>
  )
}

interface RowProps {
  label: ReactNode
  columns: readonly Part[]
  value: string[]
  onChange: (columns: string[]) => void
}

function OneRow({ label, columns, value, onChange }: RowProps) {
  return (
    <RadioGroup className={styles.row} value={value[0] ?? null} onChange={(id) => onChange([id])}>
      <Label className={styles.label}>{label}</Label>
      {columns.map(({ id, label: words }) => (
        <AriaRadio key={id} value={id} className={`${marks.choice} ${styles.cell}`}>
          <span className={marks.dot} />
          <span className={styles.words}>{words}</span>
        </AriaRadio>
      ))}
    </RadioGroup>
  )
}

function ManyRow({ label, columns, value, onChange }: RowProps) {
  return (
    <CheckboxGroup className={styles.row} value={value} onChange={onChange}>
      <Label className={styles.label}>{label}</Label>
      {columns.map(({ id, label: words }) => (
        <AriaCheckbox key={id} value={id} className={`${marks.choice} ${styles.cell}`}>
          <span className={marks.box}>
            <CheckIcon size={14} />
          </span>
          <span className={styles.words}>{words}</span>
        </AriaCheckbox>
      ))}
    </CheckboxGroup>
  )
}
