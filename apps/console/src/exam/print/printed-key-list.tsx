import { asksSomething, type Item } from '@invigil/items/all.ts'
import type { Paper } from '@invigil/items/paper.ts'
import { markOfLanguage } from '@invigil/items/read-number.ts'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { ItemFeedback } from '../item-feedback.tsx'
import styles from './print.module.css'
import { type KeyEntry, printedKey } from './printed-key.ts'

interface PrintedKeyProps {
  title: string
  paper: Paper
  /** The items of this paper with their keys. */
  items: readonly Item[]
  number: number
}

/** The right answers of one paper, on a page of its own behind it. */
export function PrintedKey({ title, paper, items, number }: PrintedKeyProps) {
  const t = useTranslations('authoring.print')
  const format = useFormatter()
  const mark = markOfLanguage(useLocale())
  const itemById = new Map(items.map((item) => [item.id, item]))
  const seen = paper.sections.flatMap((section) => section.items)
  const name = t('key-of', { number })
  return (
    <article className={styles.paper} aria-label={name}>
      <div className={styles.line}>
        <h2>{title}</h2>
        <strong>{name}</strong>
      </div>
      <ol className={styles.items}>
        {seen.map((one, at) => {
          const item = itemById.get(one.id)
          if (!item || !asksSomething(item)) return null
          return (
            <li key={one.id} className={styles.item}>
              <span className={styles.number}>{at + 1}</span>
              <div>
                {printedKey(item, one, mark).map((entry) => (
                  <Entry key={entry.is} entry={entry} />
                ))}
                <ItemFeedback item={item} isTitled />
              </div>
              <span className={styles.points}>{format.number(one.points)}</span>
            </li>
          )
        })}
      </ol>
    </article>
  )
}

function Entry({ entry }: { entry: KeyEntry }) {
  const t = useTranslations('authoring.print')
  switch (entry.is) {
    case 'said':
      return <p>{entry.text}</p>
    case 'statement':
      return <p>{t(entry.isTrue ? 'true' : 'false')}</p>
    case 'accepted':
      return <p>{t('accepted', { answers: entry.texts.join(' · ') })}</p>
    case 'by-hand':
      return <p>{t('by-hand')}</p>
  }
}
