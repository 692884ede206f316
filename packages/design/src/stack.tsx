import type { ReactNode } from 'react'
import styles from './stack.module.css'

interface StackProps {
  /** Space between, in the steps of `--space-1` … `--space-7`. */
  gap?: 1 | 2 | 3 | 4 | 5 | 6 | 7
  /** `narrow` and `text` keep forms and paragraphs at a width one likes to read. */
  width?: 'full' | 'narrow' | 'text'
  children: ReactNode
}

/** Things below one another. */
export function Stack({ gap = 4, width = 'full', children }: StackProps) {
  return (
    <div className={styles.stack} data-gap={gap} data-width={width}>
      {children}
    </div>
  )
}

interface RowProps {
  gap?: StackProps['gap']
  justify?: 'start' | 'end' | 'between' | 'center'
  align?: 'center' | 'baseline' | 'start' | 'end'
  /** `false` keeps them on one line, e.g. a mark and its name. */
  wraps?: boolean
  children: ReactNode
}

/** Things beside one another; they wrap where the place is narrow, unless told not to. */
export function Row({ gap = 2, justify = 'start', align = 'center', wraps = true, children }: RowProps) {
  return (
    <div className={styles.row} data-gap={gap} data-justify={justify} data-align={align} data-wraps={wraps}>
      {children}
    </div>
  )
}

/** Fields in equal columns that fold into one where the place is narrow. */
export function Grid({ gap = 4, children }: Pick<StackProps, 'gap' | 'children'>) {
  return (
    <div className={styles.grid} data-gap={gap}>
      {children}
    </div>
  )
}
