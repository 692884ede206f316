import { AreaShape } from '@invigil/design/area-shape.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import type { Area, Point } from '@invigil/items/area.ts'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import styles from './hotspot.module.css'
import { SafeHtml } from './safe-html.tsx'

interface CrosshairProps {
  label: string
  item: Extract<PaperItem, { kind: 'hotspot' }>
  questionId: string
  regions?: { id: string; area: Area; name: string }[]
  chosen?: readonly string[]
  onSet: (point: Point) => void
  /** The arrow keys came to a place. */
  onMoved: (point: Point) => void
  onRemoveLast: () => void
  children?: ReactNode
}

/**
 * A picture to point at. By the keyboard a crosshair is moved: an arrow goes a fiftieth of the picture, with Shift a
 * pixel or so; Enter or Space marks, Backspace takes the last mark away.
 */
export function Crosshair({ label, item, questionId, regions = [], chosen = [], ...rest }: CrosshairProps) {
  const { onSet, onMoved, onRemoveLast, children } = rest
  const { width, height } = item
  const [cross, setCross] = useState<Point>()

  function press(event: PointerEvent<SVGSVGElement>) {
    if (event.button !== 0) return
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
    setCross(undefined)
    onSet([x * width, y * height])
  }

  function key(event: KeyboardEvent) {
    const at: Point = cross ?? [width / 2, height / 2]
    const way = ways.get(event.key)
    if (way) {
      event.preventDefault()
      const step = Math.max(1, Math.round(Math.max(width, height) / (event.shiftKey ? 500 : 50)))
      const next: Point = [
        Math.min(width, Math.max(0, at[0] + way[0] * step)),
        Math.min(height, Math.max(0, at[1] + way[1] * step)),
      ]
      setCross(next)
      onMoved(next)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      setCross(at)
      onSet(at)
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault()
      onRemoveLast()
    }
  }

  return (
    <div
      role="application"
      aria-label={label}
      aria-describedby={questionId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the crosshair
      tabIndex={0}
      className={styles.picture}
      onKeyDown={key}
      onBlur={() => setCross(undefined)}
    >
      <SafeHtml html={item.pictureHtml} />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" onPointerUp={press}>
        {regions.map(({ id, area }) => (
          <AreaShape key={id} area={area} className={chosen.includes(id) ? styles.chosen : styles.region} />
        ))}
        {children}
        {cross ? (
          <g className={styles.cross}>
            <path d={`M${cross[0]} 0V${height}M0 ${cross[1]}H${width}`} vectorEffect="non-scaling-stroke" />
          </g>
        ) : null}
      </svg>
    </div>
  )
}

const ways = new Map<string, Point>([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
])
