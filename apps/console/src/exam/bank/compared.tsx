import { useTranslations } from 'use-intl'
import styles from './bank.module.css'
import { type Body, compareItems, type FieldDifference } from './compare-items.ts'
import { useWords } from './use-words.ts'
import { listDifferences, type Stretch, wordDifferences } from './word-differences.ts'

/** What differs between two versions, field by field; words that went are struck out, words that came are underlaid. */
export function Compared({ older, newer }: { older: Body; newer: Body }) {
  const t = useTranslations('bank')
  const words = useWords()
  const differences = compareItems(older, newer, words)
  if (differences.length === 0) return <p>{t('same')}</p>
  return <FieldsCompared differences={differences} name={words.field} />
}

/** Fields that are one text, however many lines it has; all others are told entry by entry. */
const prose = [
  'text',
  'instructions',
  'start',
  'feedback',
  'feedbackOnTrue',
  'feedbackOnFalse',
  'allowedAids',
]

interface FieldsComparedProps {
  differences: readonly FieldDifference[]
  /** What a field is called. */
  name: (field: string) => string
}

/** Fields that differ, each with both its sides as one text. */
export function FieldsCompared({ differences, name }: FieldsComparedProps) {
  return (
    <dl className={styles.compared}>
      {differences.map(({ field, older, newer }) => (
        <div key={field}>
          <dt>{name(field)}</dt>
          <dd>
            <Stretches
              stretches={(prose.includes(field) ? wordDifferences : listDifferences)(older, newer)}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Two texts as one: words that went are struck out, words that came are underlaid. */
export function WordsCompared({ older, newer }: { older: string; newer: string }) {
  return <Stretches stretches={wordDifferences(older, newer)} />
}

function Stretches({ stretches }: { stretches: readonly Stretch[] }) {
  return stretches.map((stretch, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no names, and the list is drawn anew as a whole
    <Drawn key={at} {...stretch} />
  ))
}

function Drawn({ is, text }: Stretch) {
  if (is === 'gone') return <del className={styles.gone}>{text}</del>
  if (is === 'new') return <ins className={styles.new}>{text}</ins>
  return text
}
