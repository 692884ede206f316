import { Badge, type Tone } from '@invigil/design/badge.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { firstWords } from '@invigil/items/first-words.ts'
import { useTranslations } from 'use-intl'
import { FieldsCompared } from './bank/compared.tsx'
import type { Words } from './bank/item-words.ts'
import styles from './clash.module.css'
import type { Difference, Place } from './compare-drafts.ts'

const tones: Record<Difference['is'], Tone> = {
  added: 'good',
  'left-out': 'danger',
  moved: 'info',
  changed: 'warning',
}

/** Every part of an exam that differs, in its order: what it is, where it stood and stands, and what it says otherwise. */
export function Differences({ differences, words }: { differences: readonly Difference[]; words: Words }) {
  const t = useTranslations('comparing')
  const count = (is: Difference['is']) => differences.filter((one) => one.is === is).length
  if (differences.length === 0) return <p role="status">{t('same')}</p>
  return (
    <>
      <p role="status">
        {t('count', {
          count: differences.length,
          added: count('added'),
          left: count('left-out'),
          moved: count('moved'),
          changed: count('changed'),
        })}
      </p>
      <ol className={styles.clashes}>
        {differences.map((difference) => (
          <li key={difference.id} className={styles.clash}>
            <Row gap={2}>
              <Badge tone={tones[difference.is]}>{t(difference.is)}</Badge>
              <Name {...difference} />
            </Row>
            <Way {...difference} />
            {difference.fields.length > 0 ? (
              <FieldsCompared differences={difference.fields} name={words.field} />
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}

function Name({ what, words, older, newer }: Difference) {
  const t = useTranslations('comparing')
  const tc = useTranslations('common')
  const place = newer ?? older
  const own = firstWords(words)
  if (!place || what === 'exam' || what === 'rules') return <h3>{t(what === 'rules' ? 'rules' : 'exam')}</h3>
  const name = t(what, { number: place.number, section: place.section })
  return <h3>{own ? tc('labelled', { name, text: own }) : name}</h3>
}

/** From where to where it moved. */
function Way({ what, is, older, newer }: Difference) {
  const t = useTranslations('comparing')
  if (is !== 'moved' || !older || !newer) return null
  const said = ({ section, number }: Place) =>
    what === 'section' ? t('place-section', { number: section }) : t('place', { section, number })
  return <p>{t('moved-from', { older: said(older), newer: said(newer) })}</p>
}
