import { Button } from '@invigil/design/button.tsx'
import { fetched } from '@invigil/design/fetched.tsx'
import { type MouseEvent, type RefObject, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { SafeHtml } from '../items/safe-html.tsx'
import { mark } from './highlighter.tsx'
import type { KeptMarks } from './kept-marks.ts'
import { marked, type Stretch } from './marks.ts'
import styles from './tools.module.css'
import { useMarks, useTools } from './tools-provider.tsx'

const PictureDialog = fetched(async () => (await import('./picture-dialog.tsx')).PictureDialog)

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
}: QuestionTextProps & { kept: KeptMarks | undefined; isHighlighting: boolean }) {
  const t = useTranslations('tools.highlighter')
  const stretches = useMarks(kept).stretches[itemId] ?? []
  const place = useRef<HTMLDivElement>(null)
  const apply = (stretch: Stretch) => kept && mark(kept, itemId, stretch)
  const [chosen, forget] = useChosen(place, isHighlighting, apply)
  return (
    <div ref={place}>
      <WithPictures itemId={itemId} html={marked(html, stretches)} id={id} />
      {chosen
        ? createPortal(
            <div className={styles.apply}>
              <Button
                kind="primary"
                onPress={() => {
                  apply(chosen)
                  forget()
                }}
              >
                {t('apply')}
              </Button>
            </div>,
            // Within the sheet, that is measured by its width, nothing could stay in sight.
            document.getElementById('content') ?? document.body,
          )
        : null}
    </div>
  )
}

/** A browser may let go of what is selected a moment before it says that a button was pressed. */
const letGoMs = 400

/**
 * A mouse says when its selection ends, and `onMouse` hears of it. A finger draws it larger and smaller for as long as it
 * likes: what it has selected so far is answered, and what forgets it.
 */
function useChosen(
  place: RefObject<HTMLElement | null>,
  isOn: boolean,
  onMouse: (stretch: Stretch) => void,
): [Stretch | undefined, () => void] {
  const [chosen, setChosen] = useState<Stretch>()
  const ended = useEffectEvent(onMouse)
  const forget = () => {
    document.getSelection()?.removeAllRanges()
    setChosen(undefined)
  }
  useEffect(() => {
    const text = place.current
    if (!text || !isOn) return
    let isFinger = window.matchMedia('(pointer: coarse)').matches
    let timer: ReturnType<typeof setTimeout> | undefined
    const pressed = ({ pointerType }: PointerEvent) => {
      isFinger = pointerType === 'touch'
    }
    const released = () => {
      const stretch = isFinger ? undefined : selectedIn(text)
      if (!stretch) return
      ended(stretch)
      document.getSelection()?.removeAllRanges()
    }
    const changed = () => {
      clearTimeout(timer)
      const stretch = isFinger ? selectedIn(text) : undefined
      if (stretch) setChosen(stretch)
      else timer = setTimeout(() => setChosen(undefined), letGoMs)
    }
    const signal = new AbortController()
    document.addEventListener('pointerdown', pressed, { capture: true, signal: signal.signal })
    document.addEventListener('pointerup', released, signal)
    document.addEventListener('selectionchange', changed, signal)
    return () => {
      clearTimeout(timer)
      signal.abort()
      setChosen(undefined)
    }
  }, [place, isOn])
  return [chosen, forget]
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
