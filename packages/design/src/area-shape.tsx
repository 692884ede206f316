import type { SVGProps } from 'react'

/** A piece of a picture, in its pixels; the areas of items/area.ts. */
type Shape =
  | { is: 'rect'; x: number; y: number; width: number; height: number }
  | { is: 'circle'; x: number; y: number; radius: number }
  | { is: 'ellipse'; x: number; y: number; across: number; down: number }
  | { is: 'poly'; points: (readonly [number, number])[] }
  | { is: 'default' }

interface AreaShapeProps extends Pick<SVGProps<SVGElement>, 'className' | 'onPointerDown'> {
  area: Shape
}

/** The outline of a piece of a picture within an SVG that lies over it; what is everything has none. */
export function AreaShape({ area, ...rest }: AreaShapeProps) {
  const look = { ...rest, vectorEffect: 'non-scaling-stroke' as const }
  switch (area.is) {
    case 'rect':
      return <rect {...look} x={area.x} y={area.y} width={area.width} height={area.height} />
    case 'circle':
      return <circle {...look} cx={area.x} cy={area.y} r={area.radius} />
    case 'ellipse':
      return <ellipse {...look} cx={area.x} cy={area.y} rx={area.across} ry={area.down} />
    case 'poly':
      return <polygon {...look} points={area.points.map(([x, y]) => `${x},${y}`).join(' ')} />
    case 'default':
      return null
  }
}
