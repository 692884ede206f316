import type { Paper, PaperSection } from '@invigil/items/paper.ts'
import { useTranslations } from 'use-intl'
import styles from './attempt.module.css'
import { asksSomething } from './is-answer.ts'
import type { Walk } from './use-walk.ts'

interface ItemNumbersProps {
  paper: Paper
  walk: Walk
  isAnswered: (itemId: string) => boolean
  flags: readonly string[]
  onChoose: (itemId: string) => void
}

/** Every question by its number, section by section: what is answered, what is flagged, and a way to each. */
export function ItemNumbers({ paper, walk, ...props }: ItemNumbersProps) {
  const t = useTranslations('attempt.nav')
  return (
    <nav aria-label={t('label')} className={styles.sections}>
      {paper.sections.map((section) => (
        <div key={section.id}>
          <SectionHead {...{ paper, section, walk }} isAnswered={props.isAnswered} />
          <Numbers {...{ paper, section, walk }} {...props} />
        </div>
      ))}
    </nav>
  )
}

function SectionHead({
  paper,
  section,
  walk,
  isAnswered,
}: Pick<ItemNumbersProps, 'paper' | 'walk' | 'isAnswered'> & { section: PaperSection }) {
  const t = useTranslations('attempt.sections')
  const standing = walk.standing(section)
  const questions = section.items.filter(asksSomething)
  if (paper.sections.length === 1 && !section.title) return null
  return (
    <>
      <h2 className={styles.section} dir="auto">
        {section.title || t('number', { number: paper.sections.indexOf(section) + 1 })}
      </h2>
      {paper.sections.length === 1 ? null : (
        <p className={styles.far}>
          {standing === 'open'
            ? t('answered', {
                answered: questions.filter(({ id }) => isAnswered(id)).length,
                items: questions.length,
              })
            : t(`standing.${standing}`)}
        </p>
      )}
    </>
  )
}

function Numbers({
  paper,
  section,
  walk,
  isAnswered,
  flags,
  onChoose,
}: ItemNumbersProps & { section: PaperSection }) {
  const t = useTranslations('attempt.nav')
  const order = paper.sections.flatMap(({ items }) => items.map(({ id }) => id as string))
  return (
    <ol className={styles.numbers}>
      {section.items.map((item) => {
        const { id } = item
        const number = order.indexOf(id) + 1
        const isFlagged = flags.includes(id)
        const mayGo = walk.mayGo(id)
        const words = [
          t('item', { number }),
          t(asksSomething(item) ? (isAnswered(id) ? 'answered' : 'not-answered') : 'to-read'),
          ...(isFlagged ? [t('flagged')] : []),
          ...(mayGo ? [] : [t('no-way-back')]),
        ]
        return (
          <li key={id}>
            <button
              type="button"
              className={styles.number}
              aria-label={words.join(', ')}
              aria-current={id === walk.place ? 'step' : undefined}
              data-answered={isAnswered(id) || undefined}
              data-flagged={isFlagged || undefined}
              disabled={!mayGo}
              onClick={() => onChoose(id)}
            >
              {number}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
