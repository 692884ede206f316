import type { Paper } from '@invigil/items/paper.ts'
import { useTranslations } from 'use-intl'
import styles from './attempt.module.css'
import { asksSomething } from './is-answer.ts'

interface ItemNumbersProps {
  paper: Paper
  /** The ids of the items in their order. */
  order: readonly string[]
  current: string | undefined
  isAnswered: (itemId: string) => boolean
  flags: readonly string[]
  onChoose: (itemId: string) => void
}

/** Every question by its number, section by section: what is answered, what is flagged, and a way to each. */
export function ItemNumbers({ paper, order, current, isAnswered, flags, onChoose }: ItemNumbersProps) {
  const t = useTranslations('attempt.nav')
  return (
    <nav aria-label={t('label')} className={styles.sections}>
      {paper.sections.map((section) => (
        <div key={section.id}>
          {section.title ? <h2 className={styles.section}>{section.title}</h2> : null}
          <ol className={styles.numbers}>
            {section.items.map((item) => {
              const { id } = item
              const number = order.indexOf(id) + 1
              const isFlagged = flags.includes(id)
              const words = [
                t('item', { number }),
                t(asksSomething(item) ? (isAnswered(id) ? 'answered' : 'not-answered') : 'to-read'),
                ...(isFlagged ? [t('flagged')] : []),
              ]
              return (
                <li key={id}>
                  <button
                    type="button"
                    className={styles.number}
                    aria-label={words.join(', ')}
                    aria-current={id === current ? 'step' : undefined}
                    data-answered={isAnswered(id) || undefined}
                    data-flagged={isFlagged || undefined}
                    onClick={() => onChoose(id)}
                  >
                    {number}
                  </button>
                </li>
              )
            })}
          </ol>
        </div>
      ))}
    </nav>
  )
}
