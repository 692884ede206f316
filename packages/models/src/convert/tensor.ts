import { toHalf } from './half.ts'

/** Weights or a shape: numbers in row-major order. */
export interface Tensor {
  readonly shape: readonly number[]
  readonly data: Float32Array | Int32Array
}

/** The same numbers with their axes in another order; `order[i]` is the old axis that becomes axis i. */
export function permute(tensor: Tensor, order: readonly number[]): Tensor {
  const strides = stridesOf(tensor.shape)
  const shape = order.map((axis) => tensor.shape[axis] ?? 1)
  const steps = order.map((axis) => strides[axis] ?? 0)
  const data =
    tensor.data instanceof Float32Array
      ? new Float32Array(tensor.data.length)
      : new Int32Array(tensor.data.length)
  const place = shape.map(() => 0)
  for (let target = 0; target < data.length; target++) {
    const source = place.reduce((sum, at, axis) => sum + at * (steps[axis] ?? 0), 0)
    data[target] = tensor.data[source] ?? 0
    advance(place, shape)
  }
  return { shape, data }
}

/** The tensor's numbers as little-endian 16-bit floats. */
export function halfBytes(tensor: Tensor): Uint8Array {
  const bytes = Buffer.alloc(tensor.data.length * 2)
  tensor.data.forEach((value, index) => {
    bytes.writeUInt16LE(toHalf(value), index * 2)
  })
  return bytes
}

/** The tensor's numbers as little-endian 32-bit floats. */
export function floatBytes(tensor: Tensor): Uint8Array {
  const bytes = Buffer.alloc(tensor.data.length * 4)
  tensor.data.forEach((value, index) => {
    bytes.writeFloatLE(value, index * 4)
  })
  return bytes
}

function stridesOf(shape: readonly number[]): number[] {
  const strides: number[] = []
  let step = 1
  for (const length of [...shape].reverse()) {
    strides.unshift(step)
    step *= length
  }
  return strides
}

function advance(place: number[], shape: readonly number[]): void {
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const next = (place[axis] ?? 0) + 1
    place[axis] = next < (shape[axis] ?? 1) ? next : 0
    if (place[axis] !== 0) return
  }
}
