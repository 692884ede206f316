/** Says whether a point lies within. */
export type Shape = (x: number, y: number) => boolean

/** An area as HTML's image maps write it: rect, circle, poly, ellipse or all. */
export function shapeOf({ shape = 'default', coords = '' }: Record<string, string>): Shape {
  const numbers = coords.split(',').map(Number)
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  switch (shape) {
    case 'circle':
      return (x, y) => Math.hypot(x - a, y - b) <= c
    case 'rect':
      return (x, y) =>
        x >= Math.min(a, c) && x <= Math.max(a, c) && y >= Math.min(b, d) && y <= Math.max(b, d)
    case 'ellipse':
      return (x, y) => ((x - a) / c) ** 2 + ((y - b) / d) ** 2 <= 1
    case 'poly':
      return (x, y) => isInPolygon(numbers, x, y)
    default:
      return () => true
  }
}

/** By the even-odd rule: a ray to the left crosses the border an odd number of times. */
function isInPolygon(numbers: number[], x: number, y: number): boolean {
  let isInside = false
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const before = at === 0 ? numbers.length - 2 : at - 2
    const [x1 = 0, y1 = 0] = [numbers[at], numbers[at + 1]]
    const [x2 = 0, y2 = 0] = [numbers[before], numbers[before + 1]]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside
  }
  return isInside
}
