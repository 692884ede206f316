import type { Affine } from './affine.ts'
import { eyeCorners, type Mesh, meshPoint } from './mesh.ts'
import type { Point } from './observation.ts'

/** Where the five points of an aligned face lie in the upright crop a network was trained on. */
interface Template {
  readonly size: number
  readonly places: readonly Point[]
}

/**
 * The mean face of dlib's five-point shape predictor with a quarter of padding: the left eye's outer and inner corner,
 * the right eye's outer and inner corner, the base of the nose. (D. King, dlib `image_transforms/interpolation.h`)
 */
const dlibTemplate: Template = {
  size: 150,
  places: [
    { x: 0.8595674595992, y: 0.2134981538014 },
    { x: 0.6460604764104, y: 0.2289674387677 },
    { x: 0.1205750620789, y: 0.2137274526848 },
    { x: 0.3340850613712, y: 0.2290642403242 },
    { x: 0.4901123135679, y: 0.6277975316475 },
  ].map(({ x, y }) => ({ x: ((x + 0.25) / 1.5) * 150 + 0.5, y: ((y + 0.25) / 1.5) * 150 + 0.5 })),
}

/** ArcFace's template: both eyes, the tip of the nose, both corners of the mouth. (J. Deng et al., 2019) */
const arcFaceTemplate: Template = {
  size: 112,
  places: [
    { x: 38.2946, y: 51.6963 },
    { x: 73.5318, y: 51.5014 },
    { x: 56.0252, y: 71.7366 },
    { x: 41.5493, y: 92.3655 },
    { x: 70.7299, y: 92.2041 },
  ].map(({ x, y }) => ({ x: x + 0.5, y: y + 0.5 })),
}

const noseTip = 1
const noseBase = 2
const mouthCorners = [61, 291] as const

/** Maps dlib's upright crop of 150×150 pixels onto the face in the picture. */
export function dlibCrop(mesh: Mesh): Affine {
  const [rightOuter, rightInner] = eyeCorners.right
  const [leftInner, leftOuter] = eyeCorners.left
  const points = [leftOuter, leftInner, rightOuter, rightInner, noseBase]
  return similarity(
    dlibTemplate.places,
    points.map((number) => meshPoint(mesh, number)),
  )
}

/** Maps ArcFace's upright crop of 112×112 pixels onto the face in the picture. */
export function arcFaceCrop(mesh: Mesh): Affine {
  const points = [noseTip, ...mouthCorners].map((number) => meshPoint(mesh, number))
  return similarity(arcFaceTemplate.places, [
    middle(mesh, eyeCorners.right),
    middle(mesh, eyeCorners.left),
    ...points,
  ])
}

/**
 * The shift, turn and scale that bring `from` closest to `to` by least squares, each point to the one in the same place.
 * (S. Umeyama, 1991; without the reflection.) Throws where `from` are not at least two different points.
 */
export function similarity(from: readonly Point[], to: readonly Point[]): Affine {
  const source = centreOf(from)
  const target = centreOf(to)
  let along = 0
  let across = 0
  let spread = 0
  from.forEach((point, index) => {
    const other = to[index] ?? target
    const x = point.x - source.x
    const y = point.y - source.y
    along += x * (other.x - target.x) + y * (other.y - target.y)
    across += x * (other.y - target.y) - y * (other.x - target.x)
    spread += x * x + y * y
  })
  if (!(spread > 0)) throw new Error('points that all lie in one place show no direction')
  const cos = along / spread
  const sin = across / spread
  return {
    xx: cos,
    xy: -sin,
    x0: target.x - cos * source.x + sin * source.y,
    yx: sin,
    yy: cos,
    y0: target.y - sin * source.x - cos * source.y,
  }
}

function centreOf(points: readonly Point[]): Point {
  const sum = points.reduce((one, other) => ({ x: one.x + other.x, y: one.y + other.y }), { x: 0, y: 0 })
  return { x: sum.x / points.length, y: sum.y / points.length }
}

function middle(mesh: Mesh, numbers: readonly number[]): Point {
  return centreOf(numbers.map((number) => meshPoint(mesh, number)))
}
