import { useEffect, useState } from 'react'
import styles from './code.module.css'

interface CodeTextProps {
  label: string
  language: string
  text: string
}

type Piece = { text: string; classes: string }

/** Code to be read, with line numbers; the colours follow when what makes them has been fetched. */
export function CodeText({ label, language, text }: CodeTextProps) {
  const [lines, setLines] = useState<Piece[][]>()
  useEffect(() => {
    let isHere = true
    setLines(undefined)
    import('./colour-code.ts')
      .then(({ colourCode }) => colourCode(text, language))
      .then((coloured) => isHere && setLines(coloured))
      .catch(() => undefined)
    return () => {
      isHere = false
    }
  }, [text, language])
  const shown = lines ?? text.split('\n').map((line) => [{ text: line, classes: '' }])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by the keyboard too
    <section className={styles.read} aria-label={label} tabIndex={0}>
      <pre>
        {shown.map((pieces, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <code key={at} className={styles.line}>
            {pieces.map((piece, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
              <span key={index} data-colour={piece.classes || undefined}>
                {piece.text}
              </span>
            ))}
            {'\n'}
          </code>
        ))}
      </pre>
    </section>
  )
}
