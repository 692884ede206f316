import type { PaperItem } from '@invigil/items/all.ts'
import { useContext } from 'react'
import { useTranslations } from 'use-intl'
import { ImagesContext, withImages } from '../images.ts'
import { RenderedHtml } from '../rendered-text.tsx'
import styles from './print.module.css'
import { letterOf } from './printed-key.ts'

/** Rows with a place for the letter of what belongs to each; the lettered parts stand beside. */
export function PrintedMatching({ item }: { item: Extract<PaperItem, { kind: 'matching' }> }) {
  const t = useTranslations('authoring.print')
  return (
    <>
      <p className={styles.hint}>
        {t('match')} {t('match-twice')}
      </p>
      <div className={styles.matching}>
        <table className={styles.table}>
          <tbody>
            {item.rows.map(({ id, html }, at) => (
              <tr key={id}>
                <th scope="row">{at + 1}</th>
                <td>
                  <Part html={html} />
                </td>
                <td className={styles.letter} />
              </tr>
            ))}
          </tbody>
        </table>
        <table className={styles.table}>
          <tbody>
            {item.options.map(({ id, html }, at) => (
              <tr key={id}>
                <th scope="row">{letterOf(at)}</th>
                <td>
                  <Part html={html} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** A table to be ticked; its columns bear the letters that the key names. */
export function PrintedMatrix({ item }: { item: Extract<PaperItem, { kind: 'matrix' }> }) {
  const box = item.takesMany ? 'square' : 'round'
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <td />
          <td />
          {item.columns.map(({ id, html }, at) => (
            <th key={id} scope="col">
              {letterOf(at)} <Part html={html} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {item.rows.map(({ id, html }, at) => (
          <tr key={id}>
            <td>{at + 1}</td>
            <th scope="row">
              <Part html={html} />
            </th>
            {item.columns.map((column) => (
              <td key={column.id} className={styles.cell}>
                <span className={styles.box} data-is={box} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Part({ html }: { html: string }) {
  const images = useContext(ImagesContext)
  return <RenderedHtml html={withImages(html, images)} />
}
