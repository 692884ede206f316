import type { PaperItem } from '@invigil/items/all.ts'
import { useContext } from 'react'
import { useTranslations } from 'use-intl'
import { ImagesContext, withImages } from '../images.ts'
import { RenderedHtml } from '../rendered-text.tsx'
import styles from './print.module.css'
import { letterOf } from './printed-key.ts'
import type { Wishes } from './printed-paper.tsx'
import { PrintedMatching, PrintedMatrix } from './printed-tables.tsx'

type Space = Wishes['space']
const linesOf: Record<Space, number> = { few: 5, usual: 12, many: 24 }
/** About so many words fit on a handwritten line. */
const wordsOnLine = 8

/** A question on paper: its text, then where it is answered by hand. */
export function PrintedItem({ item, space }: { item: PaperItem; space: Space }) {
  const html = item.kind === 'cloze' ? numbered(item) : item.html
  return (
    <>
      <Html html={html} />
      <Place item={item} space={space} />
    </>
  )
}

function Place({ item, space }: { item: PaperItem; space: Space }) {
  const t = useTranslations('authoring.print')
  switch (item.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return (
        <>
          <p className={styles.hint}>{t(item.kind === 'single-choice' ? 'one-right' : 'many-right')}</p>
          <Lettered parts={item.options} box={item.kind === 'single-choice' ? 'round' : 'square'} />
        </>
      )
    case 'true-false':
      return (
        <p className={styles.row}>
          <Box is="round" /> {t('true')} <Box is="round" /> {t('false')}
        </p>
      )
    case 'short-answer':
      return <Lines count={1} />
    case 'numeric':
      return (
        <>
          <Lines count={1} />
          {item.units.length > 0 ? (
            <p className={styles.row}>
              {t('unit')}
              {item.units.map(({ id, name }) => (
                <span key={id}>
                  <Box is="round" /> {name}
                </span>
              ))}
            </p>
          ) : null}
        </>
      )
    case 'ordering':
      return (
        <>
          <p className={styles.hint}>{t('order')}</p>
          <ul className={styles.options}>
            {item.entries.map(({ id, html }) => (
              <li key={id}>
                <Box is="wide" />
                <Html html={html} />
              </li>
            ))}
          </ul>
        </>
      )
    case 'matching':
      return <PrintedMatching item={item} />
    case 'matrix':
      return <PrintedMatrix item={item} />
    case 'cloze':
      return <GapOptions item={item} />
    case 'essay':
      return <Essay item={item} space={space} />
    case 'code':
      return (
        <>
          {item.start ? <pre className={styles.code}>{item.start}</pre> : null}
          <Lines count={linesOf[space]} />
        </>
      )
    case 'hotspot':
      return (
        <>
          <p className={styles.hint}>{item.most > 1 ? t('mark-most', { count: item.most }) : t('mark')}</p>
          <Html html={item.pictureHtml} />
          {item.regions ? (
            <p>
              {item.regions
                .map(({ name }) => name)
                .filter(Boolean)
                .join(' · ')}
            </p>
          ) : null}
        </>
      )
    case 'file':
      return <p className={styles.hint}>{t('file')}</p>
    case 'drawing':
      return <div className={styles.drawing} data-space={space} />
    case 'information':
      return null
  }
}

function Essay({ item, space }: { item: Extract<PaperItem, { kind: 'essay' }>; space: Space }) {
  const t = useTranslations('authoring.print')
  const { minWords: least, maxWords: most } = item
  const lines = most ? Math.min(80, Math.max(linesOf[space], Math.ceil(most / wordsOnLine))) : linesOf[space]
  return (
    <>
      {least && most ? <p className={styles.hint}>{t('words-between', { least, most })}</p> : null}
      {least && !most ? <p className={styles.hint}>{t('words-least', { least })}</p> : null}
      {most && !least ? <p className={styles.hint}>{t('words-most', { most })}</p> : null}
      <Lines count={lines} />
    </>
  )
}

/** What may be chosen in the gaps that are choices, by the gap's number. */
function GapOptions({ item }: { item: Extract<PaperItem, { kind: 'cloze' }> }) {
  return item.gaps.map(({ id, options }, at) =>
    options.length === 0 ? null : (
      <div key={id} className={styles.gapOptions}>
        <span>{at + 1}:</span>
        {options.map((option, place) => (
          <span key={option.id} className={styles.gapOption}>
            {letterOf(place)} <Html html={option.html} />
          </span>
        ))}
      </div>
    ),
  )
}

function Lettered({
  parts,
  box,
}: {
  parts: readonly { id: string; html: string }[]
  box: 'round' | 'square'
}) {
  return (
    <ul className={styles.options}>
      {parts.map(({ id, html }, at) => (
        <li key={id}>
          <Box is={box} />
          <span>{letterOf(at)}</span>
          <Html html={html} />
        </li>
      ))}
    </ul>
  )
}

function Box({ is }: { is: 'round' | 'square' | 'wide' }) {
  return <span className={styles.box} data-is={is} />
}

function Lines({ count }: { count: number }) {
  return (
    <div className={styles.lines}>
      {Array.from({ length: count }, (_, at) => (
        <i key={String(at)} />
      ))}
    </div>
  )
}

function Html({ html }: { html: string }) {
  const images = useContext(ImagesContext)
  const t = useTranslations('authoring.print')
  // Paper plays nothing: who holds the exam does.
  const silent = html.replaceAll(
    /<audio [^>]*aria-label="([^"]*)"><\/audio>/g,
    (_audio, alt: string) => `<em>${t('sound-left', { alt: '§' }).replace('§', () => alt)}</em>`,
  )
  return <RenderedHtml html={withImages(silent, images)} />
}

function numbered({ html, gaps }: Extract<PaperItem, { kind: 'cloze' }>): string {
  return html.replaceAll(
    /<span data-gap="([^"]+)"><\/span>/g,
    (_gap, id: string) => `<span data-gap="${id}">${gaps.findIndex((gap) => gap.id === id) + 1}</span>`,
  )
}
