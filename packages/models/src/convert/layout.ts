import { addFloats, addNode, type Graph } from './onnx.ts'
import { permute, type Tensor } from './tensor.ts'

/** TensorFlow keeps pictures as rows, columns, channels; ONNX convolutions want channels first. */
export type Layout = 'channelsLast' | 'channelsFirst'

/** A value on its way through the graph: its name in each layout that was asked for so far, or its numbers when constant. */
export interface Value {
  channelsLast?: string
  channelsFirst?: string
  readonly constant?: Tensor
}

/** Where each axis of channelsLast goes: `channelsFirst[i] = channelsLast[toChannelsFirst[i]]`. */
export const toChannelsFirst = [0, 3, 1, 2] as const
const toChannelsLast = [0, 2, 3, 1] as const

/** The value's name in a layout. The first request for the other one adds a Transpose, so convolutions that follow each other need none. */
export function inLayout(graph: Graph, value: Value, layout: Layout): string {
  const known = value[layout]
  if (known !== undefined) return known
  const name = value.constant
    ? addFloats(graph, layout === 'channelsFirst' ? channelsFirst(value.constant) : value.constant)
    : addNode(graph, 'Transpose', [otherName(value, layout)], {
        perm: layout === 'channelsFirst' ? toChannelsFirst : toChannelsLast,
      })
  value[layout] = name
  return name
}

/** The layout a value is in already; channels first when it is in both. */
export function ownLayout(value: Value): Layout {
  return value.channelsFirst === undefined ? 'channelsLast' : 'channelsFirst'
}

/** A constant per channel ([channels] or [1, 1, channels]) as it meets a channels-first picture. */
export function channelsFirst(constant: Tensor): Tensor {
  switch (constant.shape.length) {
    case 0:
      return constant
    case 1:
      return { ...constant, shape: [...constant.shape, 1, 1] }
    case 3:
      return permute(constant, [2, 0, 1])
    default:
      return permute(constant, toChannelsFirst)
  }
}

/** An input of an operation. Throws where it has not that many. */
export function valueAt(inputs: readonly Value[], index: number): Value {
  const value = inputs[index]
  if (!value) throw new Error(`an operation lacks its input ${index}`)
  return value
}

/** The numbers of an input that must be constant, e.g. a kernel. Throws where it is computed. */
export function constantAt(inputs: readonly Value[], index: number): Tensor {
  const constant = valueAt(inputs, index).constant
  if (!constant) throw new Error(`input ${index} of an operation should be constant`)
  return constant
}

/** The axis of a four-axis value as its layout counts it; negative ones count from the end. */
export function axisInLayout(axis: number, layout: Layout, rank = 4): number {
  const counted = axis < 0 ? axis + rank : axis
  return layout === 'channelsLast' ? counted : (toChannelsLast[counted] ?? counted)
}

function otherName(value: Value, layout: Layout): string {
  const name = layout === 'channelsFirst' ? value.channelsLast : value.channelsFirst
  if (name === undefined) throw new Error('a value without a name')
  return name
}
