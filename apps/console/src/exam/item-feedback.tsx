import type { Item } from '@invigil/items/all.ts'
import { hasFeedback, optionsOf } from '@invigil/items/feedback.ts'
import { markOfLanguage } from '@invigil/items/read-number.ts'
import { useLocale, useTranslations } from 'use-intl'
import styles from './exam.module.css'
import { RenderedText } from './rendered-text.tsx'

/** What its author says of an item and of its options, as candidates read it after the exam; nothing where nothing is said. */
export function ItemFeedback({ item, isTitled = false }: { item: Item; isTitled?: boolean }) {
  const t = useTranslations('authoring.print')
  const words = useTranslations('parts.feedback')
  const mark = markOfLanguage(useLocale())
  if (!hasFeedback(item)) return null
  const said = optionsOf(item, mark).filter(({ feedback }) => feedback !== '')
  return (
    <div className={styles.feedback}>
      {isTitled ? <p className={styles.feedbackTitle}>{words('title')}</p> : null}
      {item.feedback ? <RenderedText text={item.feedback} /> : null}
      {said.length > 0 ? (
        <dl>
          {said.map(({ id, text, feedback, isTyped, gap }) => (
            <div key={id}>
              <dt>
                {gap === null ? null : `${gap}: `}
                {item.kind === 'true-false' ? (
                  t(id === 'true' ? 'true' : 'false')
                ) : isTyped ? (
                  text
                ) : (
                  <RenderedText text={text} />
                )}
              </dt>
              <dd>
                <RenderedText text={feedback} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  )
}
