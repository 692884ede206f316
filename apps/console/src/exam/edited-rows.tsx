import { Button } from '@invigil/design/button.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { ReactNode } from 'react'
import styles from './exam.module.css'
import { RowActions } from './row-actions.tsx'

interface EditedRowsProps<Row> {
  title: string
  help?: string
  rows: readonly Row[]
  /** What a row is called, counted from 0. */
  nameOf: (at: number) => string
  onMove: (at: number, by: -1 | 1) => void
  onRemove: (at: number) => void
  add: { label: string; isDisabled: boolean; onPress: () => void }
  children: (row: Row, at: number, name: string) => ReactNode
}

/** The rows of an item's part in their order: each with its fields, moved or taken out by its own buttons, and one more by the last. */
export function EditedRows<Row extends { id: string }>(props: EditedRowsProps<Row>) {
  const { title, help, rows, nameOf, onMove, onRemove, add, children } = props
  return (
    <Stack gap={2}>
      <strong>{title}</strong>
      {help ? <p className={styles.quiet}>{help}</p> : null}
      <ol className={styles.options}>
        {rows.map((row, at) => (
          <li key={row.id} className={styles.option}>
            {children(row, at, nameOf(at))}
            <RowActions name={nameOf(at)} onMove={(by) => onMove(at, by)} onRemove={() => onRemove(at)} />
          </li>
        ))}
      </ol>
      <div>
        <Button size="small" icon={<PlusIcon size={16} />} isDisabled={add.isDisabled} onPress={add.onPress}>
          {add.label}
        </Button>
      </div>
    </Stack>
  )
}
