import { Button } from '@invigil/design/button.tsx'
import { stands } from '@invigil/design/stands.ts'
import type { PaperItem } from '@invigil/items/all.ts'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { ItemView, showsOwnText } from '../items/item-view.tsx'
import { StrikeOutContext } from '../items/strike-out.tsx'
import { QuestionText } from '../tools/question-text.tsx'
import { useStrikeOut } from '../tools/use-strike-out.ts'
import styles from './attempt.module.css'
import type { AttemptDesk } from './desk.ts'
import { headingId } from './heading-id.ts'
import { asksSomething } from './is-answer.ts'

interface ItemPageProps {
  desk: Pick<AttemptDesk, 'bodyOf' | 'answer' | 'flag'>
  item: PaperItem
  number: number
  items: number
  isFlagged: boolean
}

/** One question, its control and its flag. */
export function ItemPage({ desk, item, number, items, isFlagged }: ItemPageProps) {
  const t = useTranslations('attempt')
  const questionId = useId()
  const strikeOut = useStrikeOut(item.id)
  return (
    <section ref={stands} className={styles.item} aria-labelledby={headingId(item.id)}>
      <header className={styles.head}>
        <h2 id={headingId(item.id)} tabIndex={-1}>
          {t(asksSomething(item) ? 'item.heading' : 'item.to-read', { number, items })}
        </h2>
        {asksSomething(item) ? (
          <span className={styles.points}>{t('item.points', { points: item.points })}</span>
        ) : null}
      </header>
      {showsOwnText(item) ? null : (
        <div className={styles.question} dir="auto">
          <QuestionText itemId={item.id} html={item.html} id={questionId} />
        </div>
      )}
      <div className={styles.answer} dir="auto">
        <StrikeOutContext value={strikeOut}>
          <ItemView
            item={item}
            questionId={questionId}
            body={desk.bodyOf(item.id)}
            onAnswer={(body, how) => desk.answer(item.id, body, how)}
          />
        </StrikeOutContext>
      </div>
      <div>
        <Button kind="quiet" size="small" aria-pressed={isFlagged} onPress={() => desk.flag(item.id)}>
          {t(isFlagged ? 'nav.unflag' : 'nav.flag')}
        </Button>
      </div>
    </section>
  )
}
