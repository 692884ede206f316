import { lazy, type MouseEvent, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { SafeHtml } from '../items/safe-html.tsx'
import { mark } from './highlighter.tsx'
import type { KeptMarks } from './kept-marks.ts'
import { marked, type Stretch } from './marks.ts'
import { useMarks, useTools } from './tools-provider.tsx'

const PictureDialog = lazy(async () => ({ default: (await import('./picture-dialog.tsx')).PictureDialog }))

interface QuestionTextProps {
  itemId: string
  html: string
  /** The id of the element that asks the question. */
  id: string
}

/** What is asked, with the candidate's marks, and images that can be looked at closely. */
export function QuestionText(props: QuestionTextProps) {
  const inUse = useTools()
  if (!inUse?.tools.highlighter) return <WithPictures {...props} />
  return <WithMarks {...props} kept={inUse.kept} isHighlighting={inUse.isHighlighting} />
}

function WithMarks({
  itemId,
  html,
  id,
  kept,
  isHighlighting,
}: QuestionTextProps & { kept: KeptMarks; isHighlighting: boolean }) {
  const stretches = useMarks(kept).stretches[itemId] ?? []
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const text = place.current
    if (!text || !isHighlighting) return
    const ended = () => {
      const stretch = selectedIn(text)
      if (!stretch) return
      mark(kept, itemId, stretch)
      document.getSelection()?.removeAllRanges()
    }
    // A finger ends its selection without a mouse button; it may still be drawn larger for a moment.
    let timer: ReturnType<typeof setTimeout> | undefined
    const touched = () => {
      clearTimeout(timer)
      timer = setTimeout(ended, 700)
    }
    const isTouch = window.matchMedia('(pointer: coarse)').matches
    const [event, hear] = isTouch ? (['selectionchange', touched] as const) : (['pointerup', ended] as const)
    document.addEventListener(event, hear)
    return () => {
      clearTimeout(timer)
      document.removeEventListener(event, hear)
    }
  }, [itemId, kept, isHighlighting])
  return (
    <div ref={place}>
      <WithPictures itemId={itemId} html={marked(html, stretches)} id={id} />
    </div>
  )
}

/** The selected stretch of an element's text; undefined when nothing of it is selected. */
function selectedIn(element: HTMLElement): Stretch | undefined {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(element)) return undefined
  const upTo = (node: Node, offset: number) => {
    const before = document.createRange()
    before.setStart(element, 0)
    before.setEnd(node, offset)
    return before.toString().length
  }
  const from = element.contains(range.startContainer) ? upTo(range.startContainer, range.startOffset) : 0
  const to = element.contains(range.endContainer)
    ? upTo(range.endContainer, range.endOffset)
    : (element.textContent ?? '').length
  return to > from ? { from, to } : undefined
}

function WithPictures({ html, id }: QuestionTextProps) {
  const t = useTranslations('tools.picture')
  const [picture, setPicture] = useState<{ src: string; alt: string }>()
  function open({ target }: MouseEvent<HTMLElement>) {
    const image = (target as HTMLElement).closest('[data-picture]')?.querySelector('img')
    if (image) setPicture({ src: image.src, alt: image.alt })
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the buttons that stand in the rendered text */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a button says a click for its keys too */}
      <div onClick={open}>
        <SafeHtml html={withButtons(html, (name) => t('open', { name }))} id={id} />
      </div>
      {picture ? (
        <Suspense>
          <PictureDialog {...picture} onClose={() => setPicture(undefined)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** Each image within a button; `alt` is escaped already, and a label of our own holds nothing to escape. */
function withButtons(html: string, label: (name: string) => string): string {
  return html.replaceAll(/<img [^>]*alt="([^"]*)"[^>]*>/g, (image, alt: string) => {
    const name = label(alt).replaceAll('"', '&quot;')
    return `<button type="button" data-picture aria-label="${name}">${image}</button>`
  })
}
