import { withGapNumbers } from '@invigil/items/gap-places.ts'
import { renderText } from '@invigil/items/text.ts'
import { useContext, useMemo } from 'react'
import styles from './exam.module.css'
import { ImagesContext, withImages } from './images.ts'

interface RenderedTextProps {
  text: string
  /** Whether `{{id}}` in it is a gap: it is then told by its number. */
  hasGaps?: boolean
}

/** A text as a candidate reads it, with its formulas and images. */
export function RenderedText({ text, hasGaps = false }: RenderedTextProps) {
  const images = useContext(ImagesContext)
  const html = useMemo(() => {
    const { html: rendered } = renderText(text)
    return withImages(hasGaps ? withGapNumbers(rendered) : rendered, images)
  }, [text, hasGaps, images])
  return <RenderedHtml html={html} />
}

/** HTML that the items' renderer made: it lets nothing through but paragraphs, lists, tables, images of ours and MathML. */
export function RenderedHtml({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer escapes everything that is not its own
  return <div className={styles.rendered} dangerouslySetInnerHTML={{ __html: html }} />
}
