import type { Exam } from '@invigil/contract/exam.ts'
import { asksSomething } from '@invigil/items/all.ts'
import type { Paper } from '@invigil/items/paper.ts'
import { useContext } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ImagesContext, withImages } from '../images.ts'
import { RenderedHtml } from '../rendered-text.tsx'
import styles from './print.module.css'
import { PrintedItem } from './printed-item.tsx'

/** What is to be on each paper. */
export interface Wishes {
  hasHeader: boolean
  space: 'few' | 'usual' | 'many'
}

interface PrintedPaperProps {
  exam: Pick<Exam, 'title' | 'minutes'>
  paper: Paper
  number: number
  wishes: Wishes
}

/** One candidate's paper as it comes out of a printer; it begins on a page of its own. */
export function PrintedPaper({ exam, paper, number, wishes }: PrintedPaperProps) {
  const t = useTranslations()
  const images = useContext(ImagesContext)
  const before = paper.sections.map((_, at) =>
    paper.sections.slice(0, at).reduce((sum, { items }) => sum + items.length, 0),
  )
  const points = paper.sections.flatMap(({ items }) => items).reduce((sum, item) => sum + item.points, 0)
  const name = t('authoring.print.paper', { number })
  return (
    <article className={styles.paper} aria-label={name}>
      <header className={styles.head}>
        <div className={styles.line}>
          <h2>{exam.title}</h2>
          <strong>{name}</strong>
        </div>
        <p>
          {t('exam.minutes-count', { count: exam.minutes })} · <Points points={points} />
        </p>
        {wishes.hasHeader ? <Fields /> : null}
      </header>
      {paper.sections.map(({ id, title, instructionsHtml, minutes, items }, at) => (
        <section key={id}>
          <div className={styles.begin}>
            {title ? <h3>{title}</h3> : null}
            {minutes ? <p>{t('authoring.print.on', { minutes })}</p> : null}
            {instructionsHtml ? <RenderedHtml html={withImages(instructionsHtml, images)} /> : null}
          </div>
          <ol start={(before[at] ?? 0) + 1} className={styles.items}>
            {items.map((item, place) => (
              <li key={item.id} className={styles.item} data-long={item.kind === 'essay' || undefined}>
                <span className={styles.number}>{(before[at] ?? 0) + place + 1}</span>
                <div>
                  <PrintedItem item={item} space={wishes.space} />
                </div>
                <span className={styles.points}>
                  {asksSomething(item) ? <Points points={item.points} /> : null}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </article>
  )
}

function Points({ points }: { points: number }) {
  const t = useTranslations('exam')
  const format = useFormatter()
  return t('points-count', { count: points, points: format.number(points) })
}

function Fields() {
  const t = useTranslations('authoring.print')
  return (
    <dl className={styles.fields}>
      {(['name', 'number', 'date'] as const).map((field) => (
        <div key={field}>
          <dt>{t(field)}</dt>
          <dd />
        </div>
      ))}
    </dl>
  )
}
