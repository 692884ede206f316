import type { Area } from '@invigil/items/area.ts'

/** An area as HTML's image maps write it: rect, circle, poly, ellipse or default. */
export function areaOf({ shape = 'default', coords = '' }: Record<string, string>): Area {
  const numbers = coords.split(',').map((part) => Number(part) || 0)
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  switch (shape) {
    case 'circle':
      return { is: 'circle', x: a, y: b, radius: c }
    case 'rect':
      return {
        is: 'rect',
        x: Math.min(a, c),
        y: Math.min(b, d),
        width: Math.abs(c - a),
        height: Math.abs(d - b),
      }
    case 'ellipse':
      return { is: 'ellipse', x: a, y: b, across: c, down: d }
    case 'poly':
      return { is: 'poly', points: pairsOf(numbers) }
    default:
      return { is: 'default' }
  }
}

/** The point that stands for an area: its middle, or the middle of its corners. */
export function middleOf(area: Area): [number, number] {
  switch (area.is) {
    case 'rect':
      return [area.x + area.width / 2, area.y + area.height / 2]
    case 'circle':
    case 'ellipse':
      return [area.x, area.y]
    case 'poly': {
      const mean = (axis: 0 | 1) =>
        area.points.reduce((sum, point) => sum + point[axis], 0) / Math.max(1, area.points.length)
      return [mean(0), mean(1)]
    }
    case 'default':
      return [0, 0]
  }
}

function pairsOf(numbers: number[]): [number, number][] {
  return numbers.flatMap((x, at): [number, number][] => (at % 2 === 0 ? [[x, numbers[at + 1] ?? 0]] : []))
}
