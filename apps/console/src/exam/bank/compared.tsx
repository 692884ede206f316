import { useTranslations } from 'use-intl'
import styles from './bank.module.css'
import { type Body, compareItems, type FieldDifference } from './compare-items.ts'
import { wordDifferences } from './word-differences.ts'

const names = [
  'text',
  'points',
  'kind',
  'tags',
  'difficulty',
  'options',
  'accepted',
  'entries',
  'parameters',
  'units',
] as const

/** What differs between two versions, field by field; words that went are struck out, words that came are underlaid. */
export function Compared({ older, newer }: { older: Body; newer: Body }) {
  const t = useTranslations('bank')
  const differences = compareItems(older, newer)
  if (differences.length === 0) return <p>{t('same')}</p>
  return (
    <dl className={styles.compared}>
      {differences.map((difference) => (
        <Field key={difference.field} {...difference} />
      ))}
    </dl>
  )
}

function Field({ field, older, newer }: FieldDifference) {
  const t = useTranslations('bank.fields')
  const name = names.find((one) => one === field)
  return (
    <div>
      <dt>{name ? t(name) : `${t('other')}: ${field}`}</dt>
      <dd>
        <WordsCompared older={older} newer={newer} />
      </dd>
    </div>
  )
}

/** Two texts as one: words that went are struck out, words that came are underlaid. */
export function WordsCompared({ older, newer }: { older: string; newer: string }) {
  return wordDifferences(older, newer).map(({ is, text }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no names, and the list is drawn anew as a whole
    <Stretch key={at} is={is} text={text} />
  ))
}

function Stretch({ is, text }: { is: 'same' | 'gone' | 'new'; text: string }) {
  if (is === 'gone') return <del className={styles.gone}>{text}</del>
  if (is === 'new') return <ins className={styles.new}>{text}</ins>
  return text
}
