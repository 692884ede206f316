import { Button } from '@invigil/design/button.tsx'
import { CodeText } from '@invigil/design/code-text.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { RetryIcon } from '@invigil/design/icons.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { asksSomething, type Item, type PaperItem } from '@invigil/items/all.ts'
import { itemsFor } from '@invigil/items/draw.ts'
import { hasFeedback } from '@invigil/items/feedback.ts'
import type { Paper } from '@invigil/items/paper.ts'
import { paperFor } from '@invigil/items/paper-for.ts'
import { useContext, useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { usePools } from './bank/use-pools.ts'
import type { Draft } from './draft.ts'
import styles from './exam.module.css'
import { ImagesContext, withImages } from './images.ts'
import { ItemFeedback } from './item-feedback.tsx'
import { GapLists, RowPlaces } from './preview-parts.tsx'
import { RenderedHtml } from './rendered-text.tsx'

/** The paper as one candidate would get it, made by the same code: shuffled, rendered, without any key. */
export function Preview({ draft }: { draft: Draft }) {
  const t = useTranslations('exam')
  const ta = useTranslations('authoring.preview')
  const [look, setLook] = useState<'wide' | 'phone'>('wide')
  const [seed, setSeed] = useState(() => crypto.randomUUID())
  const content = usePools(draft.content)
  const paper = useMemo(() => paperFor(content, seed), [content, seed])
  const explained = useMemo(() => itemsFor(content, seed).filter(hasFeedback), [content, seed])
  if (!paper.sections.some(({ items }) => items.length > 0)) {
    return <EmptyState title={t('preview-empty')}>{t('preview-empty-text')}</EmptyState>
  }
  return (
    <Stack gap={4} width="text">
      <Notice
        actions={
          <Button size="small" icon={<RetryIcon size={16} />} onPress={() => setSeed(crypto.randomUUID())}>
            {t('preview-other')}
          </Button>
        }
      >
        {t('preview-text')}
      </Notice>
      <RadioGroup
        label={ta('show-as')}
        look="row"
        value={look}
        onChange={setLook}
        choices={(['wide', 'phone'] as const).map((id) => ({ id, label: ta(id) }))}
      />
      <article lang={draft.language} className={styles.paper} data-look={look} aria-label={draft.title}>
        <h2>{draft.title}</h2>
        <p>{t('minutes-count', { count: draft.minutes })}</p>
        <PaperSections paper={paper} explained={explained} />
      </article>
    </Stack>
  )
}

function PaperSections({ paper, explained }: { paper: Paper; explained: readonly Item[] }) {
  const t = useTranslations('parts.feedback')
  const images = useContext(ImagesContext)
  const before = paper.sections.map((_, at) =>
    paper.sections.slice(0, at).reduce((sum, { items }) => sum + items.length, 0),
  )
  return paper.sections.map(({ id, title, instructionsHtml, items }, at) => (
    <section key={id}>
      {title ? <h3>{title}</h3> : null}
      <RenderedHtml html={withImages(instructionsHtml, images)} />
      <ol start={(before[at] ?? 0) + 1}>
        {items.map((item) => (
          <li key={item.id}>
            <PaperQuestion item={item} />
            {explained
              .filter((one) => one.id === item.id)
              .map((one) => (
                <details key={one.id} className={styles.more}>
                  <summary>{t('title')}</summary>
                  <ItemFeedback item={one} />
                </details>
              ))}
          </li>
        ))}
      </ol>
    </section>
  ))
}

function PaperQuestion({ item }: { item: PaperItem }) {
  const t = useTranslations('exam')
  const format = useFormatter()
  const images = useContext(ImagesContext)
  return (
    <>
      {asksSomething(item) ? (
        <p className={styles.quiet}>
          {t('points-count', { count: item.points, points: format.number(item.points) })}
        </p>
      ) : null}
      <RenderedHtml html={withImages(item.html, images)} />
      <AnswerPlace item={item} />
    </>
  )
}

/** Where the answer would go. Nothing can be answered here: only the look is of interest. */
function AnswerPlace({ item }: { item: PaperItem }) {
  const t = useTranslations('exam')
  const tp = useTranslations('authoring.print')
  const images = useContext(ImagesContext)
  switch (item.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return (
        <ul className={styles.answers} data-kind={item.kind}>
          {item.options.map(({ id, html }) => (
            <li key={id}>
              <RenderedHtml html={withImages(html, images)} />
            </li>
          ))}
        </ul>
      )
    case 'true-false':
      return (
        <ul className={styles.answers} data-kind="single-choice">
          <li>{tp('true')}</li>
          <li>{tp('false')}</li>
        </ul>
      )
    case 'short-answer':
      return <div className={styles.line} />
    case 'numeric':
      return (
        <>
          <div className={styles.line} />
          {item.units.length > 0 ? <p>{item.units.map(({ name }) => name).join(' · ')}</p> : null}
        </>
      )
    case 'ordering':
      return (
        <ul className={styles.answers} data-kind="multiple-choice">
          {item.entries.map(({ id, html }) => (
            <li key={id}>
              <RenderedHtml html={withImages(html, images)} />
            </li>
          ))}
        </ul>
      )
    case 'matching':
    case 'matrix':
      return <RowPlaces item={item} />
    case 'cloze':
      return <GapLists item={item} />
    case 'essay':
      return (
        <>
          <div className={styles.area} />
          {item.maxWords ? <p className={styles.quiet}>{t('words-most', { count: item.maxWords })}</p> : null}
        </>
      )
    case 'code':
      return item.start ? (
        <CodeText label={t('item-text')} language={item.language} text={item.start} />
      ) : (
        <div className={styles.area} />
      )
    case 'hotspot':
      return <RenderedHtml html={withImages(item.pictureHtml, images)} />
    case 'file':
    case 'drawing':
      return <div className={styles.area} />
    case 'information':
      return null
  }
}
