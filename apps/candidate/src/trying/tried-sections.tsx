import type { TriedScore } from '@invigil/contract/exam-revision.ts'
import { Notice } from '@invigil/design/notice.tsx'
import type { Paper } from '@invigil/items/paper.ts'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { ItemPage } from '../attempt/item-page.tsx'
import { SafeHtml } from '../items/safe-html.tsx'
import type { TriedDesk } from './tried-desk.ts'
import styles from './trying.module.css'

interface TriedSectionsProps {
  paper: Paper
  desk: TriedDesk
  score: TriedScore | undefined
}

/** All questions of a paper on one page, each with its control; below it, once it is scored, what gave its points. */
export function TriedSections({ paper, desk, score }: TriedSectionsProps) {
  const t = useTranslations('attempt.sections')
  const { flags } = useSyncExternalStore(desk.subscribe, desk.state)
  const items = paper.sections.flatMap((section) => section.items)
  const scored = new Map(score?.items.map((one) => [one.itemId, one]))
  return paper.sections.map((section, at) => (
    <section key={section.id} className={styles.section}>
      <h2>{section.title || t('number', { number: at + 1 })}</h2>
      {section.instructionsHtml ? (
        <Notice>
          <SafeHtml html={section.instructionsHtml} />
        </Notice>
      ) : null}
      {section.items.map((item) => (
        <div key={item.id} className={styles.item}>
          <ItemPage
            desk={desk}
            item={item}
            number={items.indexOf(item) + 1}
            items={items.length}
            isFlagged={flags.includes(item.id)}
          />
          <Points scored={scored.get(item.id)} />
        </div>
      ))}
    </section>
  ))
}

function toneOf({ points, max, needsMarking, rule }: TriedScore['items'][number]) {
  if (needsMarking || rule === 'not-answered') return 'info'
  if (points === max) return 'good'
  return points > 0 ? 'warning' : 'danger'
}

function Points({ scored }: { scored: TriedScore['items'][number] | undefined }) {
  const t = useTranslations('trying')
  const rules = useTranslations('items.rules')
  if (!scored) return null
  const { points, max, rule, params } = scored
  return (
    <Notice tone={toneOf(scored)} title={t('points', { points, max })}>
      {rules(rule, params as never)}
    </Notice>
  )
}
