import type { PaperItem } from '@invigil/items/all.ts'
import { useContext } from 'react'
import styles from './exam.module.css'
import { ImagesContext, withImages } from './images.ts'
import { RenderedHtml } from './rendered-text.tsx'

type Part = { id: string; html: string }

/** Where rows are answered: what there is to choose from, once under all of them or beside each. */
export function RowPlaces({ item }: { item: Extract<PaperItem, { kind: 'matching' | 'matrix' }> }) {
  if (item.kind === 'matching')
    return (
      <>
        <PartList parts={item.rows} kind="row" />
        <PartList parts={item.options} kind="single-choice" />
      </>
    )
  return item.rows.map((row) => (
    <div key={row.id}>
      <PartList parts={[row]} kind="row" />
      <PartList parts={item.columns} kind={item.takesMany ? 'multiple-choice' : 'single-choice'} />
    </div>
  ))
}

/** The lists that open in the gaps of a text. */
export function GapLists({ item }: { item: Extract<PaperItem, { kind: 'cloze' }> }) {
  return item.gaps.map(({ id, options }, at) =>
    options.length === 0 ? null : (
      <div key={id} className={styles.quiet}>
        {at + 1}
        <PartList parts={options} kind="single-choice" />
      </div>
    ),
  )
}

function PartList({ parts, kind }: { parts: readonly Part[]; kind: 'row' | PaperItem['kind'] }) {
  const images = useContext(ImagesContext)
  return (
    <ul className={kind === 'row' ? styles.options : styles.answers} data-kind={kind}>
      {parts.map(({ id, html }) => (
        <li key={id} className={kind === 'row' ? styles.option : undefined}>
          <RenderedHtml html={withImages(html, images)} />
        </li>
      ))}
    </ul>
  )
}
