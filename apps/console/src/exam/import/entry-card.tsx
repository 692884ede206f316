import type { ImportEntry } from '@invigil/contract/import.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckIcon, WarningIcon } from '@invigil/design/icons.tsx'
import spoken from '@invigil/design/spoken.module.css'
import { firstWords } from '@invigil/items/first-words.ts'
import { markOfLanguage } from '@invigil/items/read-number.ts'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { ItemFeedback } from '../item-feedback.tsx'
import { RenderedText } from '../rendered-text.tsx'
import { answerLines } from './answer-lines.ts'
import styles from './import.module.css'
import { NoticeLine } from './notice-line.tsx'

interface EntryCardProps {
  entry: ImportEntry
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
}

/** One question of a file as it would be stored, to be taken over or not. */
export function EntryCard({ entry, isChosen, onChoose }: EntryCardProps) {
  const t = useTranslations()
  const { at, item, place, tags, category, difficulty, sameAs, scored, notices } = entry
  const words = firstWords(item.text) || t('transfer.no-words')
  const where = [place.file, place.line && t('transfer.line', { line: place.line })].filter(Boolean)
  return (
    <li className={styles.entry} data-chosen={isChosen}>
      <Checkbox
        aria-label={t('transfer.choose-entry', { number: at + 1, words })}
        isSelected={isChosen}
        onChange={onChoose}
      >
        {''}
      </Checkbox>
      <div className={styles.told}>
        <div className={styles.facts}>
          <strong>{t(`items.kinds.${item.kind}.title`)}</strong>
          <span>{t('transfer.points', { count: item.points })}</span>
          {sameAs ? <Badge tone="warning">{t(`transfer.${sameAs}`)}</Badge> : null}
          {category ? <Badge>{category}</Badge> : null}
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
          {difficulty ? <Badge>{t('bank.difficulty-number', { number: difficulty })}</Badge> : null}
          <span className={styles.quiet}>{where.join(', ')}</span>
        </div>
        <RenderedText text={item.text} hasGaps={item.kind === 'cloze'} />
        <Answers item={item} />
        <ItemFeedback item={item} isTitled />
        {scored && scored.same < scored.tried ? (
          <span className={styles.quiet}>{t('transfer.scored', scored)}</span>
        ) : null}
        {notices.map((notice) => (
          <span key={`${notice.code}${notice.detail}`} className={styles.warning}>
            <WarningIcon size={14} />
            <NoticeLine notice={{ ...notice, place: {} }} hidesDetail />
          </span>
        ))}
      </div>
    </li>
  )
}

function Answers({ item }: Pick<ImportEntry, 'item'>) {
  const t = useTranslations('transfer')
  const format = useFormatter()
  const mark = markOfLanguage(useLocale())
  if (item.kind === 'true-false') return <p>{t(item.isTrue ? 'right-statement' : 'wrong-statement')}</p>
  const lines = answerLines(item, mark)
  if (lines.length === 0) return null
  return (
    <ul className={styles.answers} aria-label={t('answers')}>
      {lines.map(({ text, isRight, percent }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names, and never change
        <li key={place} data-right={isRight === true}>
          <span className={styles.tick}>
            {isRight ? <CheckIcon size={14} /> : null}
            {isRight ? <span className={spoken.text}>{t('right')}</span> : null}
          </span>
          <RenderedText text={text} />
          {percent === undefined ? null : (
            <span className={styles.quiet}>
              {format.number(percent / 100, { style: 'percent', maximumFractionDigits: 2 })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
