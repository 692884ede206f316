import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import type { ItemViewProps } from './item-view.tsx'
import styles from './items.module.css'
import { allChosenOf } from './read-body.ts'
import { SafeHtml } from './safe-html.tsx'
import { StrikeButton, Struck } from './strike-out.tsx'

/** Any number of several options. It says how it is scored, because guessing costs points in one way and not in the other. */
export function MultipleChoiceView({
  item,
  body,
  onAnswer,
}: ItemViewProps<Extract<PaperItem, { kind: 'multiple-choice' }>>) {
  const t = useTranslations()
  const chosen = allChosenOf(body)
  const most = item.maxChoices ?? item.options.length
  return (
    <CheckboxGroup
      label={t('attempt.item.choose-any')}
      description={
        <>
          {item.maxChoices ? `${t('answering.choice.most', { count: most })} ` : null}
          {t(`attempt.item.scoring.${item.scoring}`)}
        </>
      }
      look="lined"
      value={chosen}
      onChange={(next) => onAnswer({ chosen: [...next].sort() }, 'chosen')}
    >
      {item.options.map(({ id, html }, index) => (
        <div key={id} className={styles.beside}>
          <Checkbox value={id} isDisabled={chosen.length >= most && !chosen.includes(id)}>
            <Struck optionId={id}>
              <SafeHtml html={html} />
            </Struck>
          </Checkbox>
          <StrikeButton optionId={id} number={index + 1} />
        </div>
      ))}
    </CheckboxGroup>
  )
}
