import type { Area, Point } from '@invigil/items/area.ts'

export type Shape = 'rect' | 'circle' | 'ellipse' | 'poly'

/** The area that is drawn from one point to another; whole pixels. A polygon begins as a triangle between them. */
export function areaBetween(shape: Shape, [x1, y1]: Point, [x2, y2]: Point): Area {
  const [left, top] = [Math.round(Math.min(x1, x2)), Math.round(Math.min(y1, y2))]
  const [width, height] = [Math.round(Math.abs(x2 - x1)), Math.round(Math.abs(y2 - y1))]
  switch (shape) {
    case 'rect':
      return { is: 'rect', x: left, y: top, width, height }
    case 'circle':
      return {
        is: 'circle',
        x: Math.round(x1),
        y: Math.round(y1),
        radius: Math.round(Math.hypot(x2 - x1, y2 - y1)),
      }
    case 'ellipse': {
      const [across, down] = [Math.round(width / 2), Math.round(height / 2)]
      return { is: 'ellipse', x: left + across, y: top + down, across, down }
    }
    case 'poly':
      return {
        is: 'poly',
        points: [
          [left, top + height],
          [left + Math.round(width / 2), top],
          [left + width, top + height],
        ],
      }
  }
}

/** The area moved by so many pixels. */
export function movedArea(area: Area, [x, y]: Point): Area {
  switch (area.is) {
    case 'poly':
      return { ...area, points: area.points.map(([px, py]) => [px + x, py + y]) }
    case 'default':
      return area
    default:
      return { ...area, x: area.x + x, y: area.y + y }
  }
}

/** Corners as an author types them, `x,y x,y …`; undefined while they cannot be read. */
export function readCorners(text: string): [number, number][] | undefined {
  const numbers = text
    .trim()
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
  if (numbers.length % 2 === 1 || numbers.some((number) => !Number.isFinite(number))) return undefined
  return Array.from({ length: numbers.length / 2 }, (_, at) => [
    numbers[2 * at] ?? 0,
    numbers[2 * at + 1] ?? 0,
  ])
}
