import type { ReactNode } from 'react'
import { ChevronDownIcon } from './icons.tsx'
import spoken from './spoken.module.css'
import styles from './table.module.css'
import { useScrolls } from './use-scrolls.ts'

/** A column: its title and what it shows of a row. */
export interface Column<Row> {
  id: string
  title: string
  cell: (row: Row) => ReactNode
  /** Numbers and instants stand right. */
  align?: 'start' | 'end'
  /** The name of the row: read out with each cell. At most one a table. */
  isRowHeader?: boolean
  isSortable?: boolean
  /** Left away on narrow screens. */
  isMinor?: boolean
  /** A column of buttons: its title is only read out. */
  isActions?: boolean
}

export interface Order {
  by: string
  direction: 'ascending' | 'descending'
}

interface TableProps<Row> {
  /** What the table lists, read out. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** How the rows are ordered now; the page orders them itself (`sorted` in `sort.ts` helps). */
  order?: Order
  onOrder?: (order: Order) => void
  /** Marks the row that is looked at. */
  selectedId?: string
  /** Stands in place of rows when there are none, e.g. an `EmptyState`. */
  empty?: ReactNode
}

/** A dense table on hairlines. Wide ones scroll sideways within their own frame. */
export function Table<Row>({
  label,
  columns,
  rows,
  rowId,
  order,
  onOrder,
  selectedId,
  empty,
}: TableProps<Row>) {
  const [frame, scrolls] = useScrolls()
  if (rows.length === 0 && empty) return empty
  return (
    <div
      ref={frame}
      className={styles.frame}
      {...(scrolls ? { role: 'group', 'aria-label': label, tabIndex: 0 } : {})}
    >
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Title key={column.id} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)} data-selected={rowId(row) === selectedId || undefined}>
              {columns.map((column) => (
                <RowCell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RowCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const Cell = column.isRowHeader ? 'th' : 'td'
  return (
    <Cell
      scope={column.isRowHeader ? 'row' : undefined}
      data-align={column.align}
      data-minor={column.isMinor}
      data-actions={column.isActions}
    >
      {column.cell(row)}
    </Cell>
  )
}

function Title<Row>({
  column,
  order,
  onOrder,
}: { column: Column<Row> } & Pick<TableProps<Row>, 'order' | 'onOrder'>) {
  const { id, title, align, isMinor, isSortable, isActions } = column
  const direction = order?.by === id ? order.direction : undefined
  const next = direction === 'ascending' ? 'descending' : 'ascending'
  return (
    <th
      scope="col"
      data-align={align}
      data-minor={isMinor}
      data-actions={isActions}
      aria-sort={isSortable ? (direction ?? 'none') : undefined}
    >
      {isSortable && onOrder ? (
        <button type="button" className={styles.sort} onClick={() => onOrder({ by: id, direction: next })}>
          {title}
          <span className={styles.arrow} data-direction={direction}>
            <ChevronDownIcon size={12} />
          </span>
        </button>
      ) : (
        <span className={isActions ? spoken.text : undefined}>{title}</span>
      )}
    </th>
  )
}
