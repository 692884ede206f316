import { Button } from '@invigil/design/button.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import type { Paper, PaperSection } from '@invigil/items/paper.ts'
import { useTranslations } from 'use-intl'
import { SafeHtml } from '../items/safe-html.tsx'
import styles from './attempt.module.css'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'
import { ItemPage } from './item-page.tsx'
import { review, sectionOf, type Walk } from './use-walk.ts'

interface SectionPageProps {
  desk: Pick<AttemptDesk, 'bodyOf' | 'answer' | 'flag'>
  state: Pick<DeskState, 'flags'>
  paper: Paper
  section: PaperSection
  walk: Walk
  /** All questions of the section, or the one where the candidate is. */
  isWhole: boolean
}

/** What is answered in an open section, and the way on and back. */
export function SectionPage({ desk, state, paper, section, walk, isWhole }: SectionPageProps) {
  const items = paper.sections.flatMap((one) => one.items)
  const shown = isWhole ? section.items : section.items.filter(({ id }) => id === walk.place)
  const isFirst = isWhole || section.items[0]?.id === walk.place
  return (
    <div>
      {section.instructionsHtml && isFirst ? (
        <div className={styles.instructions} dir="auto">
          <Notice>
            <SafeHtml html={section.instructionsHtml} />
          </Notice>
        </div>
      ) : null}
      {shown.map((item) => (
        <ItemPage
          key={item.id}
          {...{ desk, item }}
          number={items.indexOf(item) + 1}
          items={items.length}
          isFlagged={state.flags.includes(item.id)}
        />
      ))}
      <Steps items={items} paper={paper} walk={walk} isWhole={isWhole} />
    </div>
  )
}

interface StepsProps {
  items: readonly PaperItem[]
  paper: Paper
  walk: Walk
  isWhole: boolean
}

function Steps({ items, paper, walk, isWhole }: StepsProps) {
  const t = useTranslations('attempt.nav')
  const { before, after } = stepsFrom(items, paper, walk, isWhole)
  return (
    <div className={styles.foot}>
      <Button isDisabled={before === undefined} onPress={() => before && walk.go(before)}>
        {t('previous')}
      </Button>
      {after === undefined ? (
        <Button kind="primary" onPress={() => walk.go(review)}>
          {t('to-hand-in')}
        </Button>
      ) : (
        <Button onPress={() => walk.go(after)}>{t('next')}</Button>
      )}
    </div>
  )
}

/** The items before and after the place where one is (or its whole section), as far as one may go there. */
export function stepsFrom(
  items: readonly PaperItem[],
  paper: Paper,
  walk: Walk,
  isWhole: boolean,
): { before: string | undefined; after: string | undefined } {
  const section = sectionOf(paper, walk.place)
  const ids = items.map(({ id }) => id as string)
  const [first, last] = isWhole
    ? [section?.items[0]?.id, section?.items.at(-1)?.id]
    : [walk.place, walk.place]
  const before = first ? ids[ids.indexOf(first) - 1] : undefined
  const after = last ? ids[ids.indexOf(last) + 1] : undefined
  return { before: before !== undefined && walk.mayGo(before) ? before : undefined, after }
}
