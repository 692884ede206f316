import { z } from 'zod'

const Length = z.number().min(0).max(20_000)
const Place = z.number().min(-20_000).max(20_000)

/** A piece of a picture, in its pixels from the upper left; the shapes of QTI. `default` is everything. */
export const Area = z.discriminatedUnion('is', [
  z.object({ is: z.literal('rect'), x: Place, y: Place, width: Length, height: Length }),
  z.object({ is: z.literal('circle'), x: Place, y: Place, radius: Length }),
  z.object({ is: z.literal('ellipse'), x: Place, y: Place, across: Length, down: Length }),
  z.object({ is: z.literal('poly'), points: z.array(z.tuple([Place, Place])).max(200) }),
  z.object({ is: z.literal('default') }),
])
export type Area = z.infer<typeof Area>
export type Point = readonly [x: number, y: number]

/** Says whether a point lies in an area; its edge belongs to it. A polygon that crosses itself is filled by the even-odd rule. */
export function holdsPoint(area: Area, [x, y]: Point): boolean {
  switch (area.is) {
    case 'rect':
      return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height
    case 'circle':
      return (x - area.x) ** 2 + (y - area.y) ** 2 <= area.radius ** 2
    case 'ellipse':
      return (
        area.across > 0 &&
        area.down > 0 &&
        ((x - area.x) / area.across) ** 2 + ((y - area.y) / area.down) ** 2 <= 1
      )
    case 'poly':
      return holdsInPolygon(area.points, [x, y])
    case 'default':
      return true
  }
}

/** Says whether an area is so small that nobody could hit it. */
export function isNothing(area: Area): boolean {
  switch (area.is) {
    case 'rect':
      return area.width < 1 || area.height < 1
    case 'circle':
      return area.radius < 1
    case 'ellipse':
      return area.across < 1 || area.down < 1
    case 'poly':
      return area.points.length < 3
    case 'default':
      return false
  }
}

function holdsInPolygon(points: readonly Point[], [x, y]: Point): boolean {
  const sides = points.map((from, at) => [from, points[(at + 1) % points.length] ?? from] as const)
  if (sides.some(([from, to]) => isOnSide(from, to, [x, y]))) return true
  // A ray to the right crosses the border an odd number of times from inside.
  const crossings = sides.filter(
    ([[x1, y1], [x2, y2]]) => y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1,
  )
  return crossings.length % 2 === 1
}

function isOnSide([x1, y1]: Point, [x2, y2]: Point, [x, y]: Point): boolean {
  const isInLine = Math.abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) < 1e-9
  const isBetween =
    Math.min(x1, x2) <= x && x <= Math.max(x1, x2) && Math.min(y1, y2) <= y && y <= Math.max(y1, y2)
  return isInLine && isBetween
}
