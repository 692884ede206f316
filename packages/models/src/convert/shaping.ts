import { type GraphNode, isSet } from './graph-model.ts'
import {
  axisInLayout,
  constantAt,
  inLayout,
  type Layout,
  ownLayout,
  toChannelsFirst,
  type Value,
  valueAt,
} from './layout.ts'
import { addFloats, addIntegers, addNode, addNodeOf, type Graph } from './onnx.ts'
import { permute } from './tensor.ts'

/** TensorFlow gives each axis its padding before and after; ONNX wants all before, then all after. */
export function pad(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value {
  const value = valueAt(inputs, 0)
  const layout = ownLayout(value)
  const amounts = constantAt(inputs, 1).data
  const axes =
    layout === 'channelsFirst' ? toChannelsFirst : Array.from({ length: amounts.length / 2 }).keys()
  const pairs = [...axes].map((axis) => [amounts[axis * 2] ?? 0, amounts[axis * 2 + 1] ?? 0] as const)
  const filling = inputs[2]?.constant
  return {
    [layout]: addNode(graph, 'Pad', [
      inLayout(graph, value, layout),
      addIntegers(graph, [...pairs.map(([before]) => before), ...pairs.map(([, after]) => after)]),
      ...(filling ? [addFloats(graph, filling)] : []),
    ]),
  }
}

/** Other axes for the same numbers; these must be in TensorFlow's order first. */
export function reshape(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value {
  return {
    channelsLast: addNode(graph, 'Reshape', [
      inLayout(graph, valueAt(inputs, 0), 'channelsLast'),
      addIntegers(graph, [...constantAt(inputs, 1).data]),
    ]),
  }
}

/** Values one after the other along an axis; channels first where all of them are so already. */
export function concatenation(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value {
  const parts = inputs.slice(0, -1)
  const axis = constantAt(inputs, inputs.length - 1).data[0] ?? 0
  const layout: Layout = parts.every((part) => part.channelsFirst) ? 'channelsFirst' : 'channelsLast'
  return {
    [layout]: addNode(
      graph,
      'Concat',
      parts.map((part) => inLayout(graph, part, layout)),
      { axis: layout === 'channelsFirst' ? axisInLayout(axis, layout) : axis },
    ),
  }
}

/** Parts of a value along an axis, with the lengths given. */
export function split(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value[] {
  const value = valueAt(inputs, 0)
  const layout = ownLayout(value)
  const lengths = [...constantAt(inputs, 1).data]
  const axis = axisInLayout(constantAt(inputs, 2).data[0] ?? 0, layout)
  const names = addNodeOf(
    graph,
    'Split',
    [inLayout(graph, value, layout), addIntegers(graph, lengths)],
    { axis },
    lengths.length,
  )
  return names.map((name) => ({ [layout]: name }))
}

/**
 * Another order of the axes. Between TensorFlow's two orders of a picture nothing is computed: networks that came from
 * elsewhere turn their pictures around each convolution, and these turns cancel out.
 */
export function transpose(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value {
  const value = valueAt(inputs, 0)
  const order = [...constantAt(inputs, 1).data]
  if (value.constant) return { constant: permute(value.constant, order) }
  switch (order.join()) {
    case '0,3,1,2':
      return { channelsLast: inLayout(graph, value, 'channelsFirst') }
    case '0,2,3,1':
      return { channelsFirst: inLayout(graph, value, 'channelsLast') }
    default:
      return {
        channelsLast: addNode(graph, 'Transpose', [inLayout(graph, value, 'channelsLast')], { perm: order }),
      }
  }
}

/** A picture at another size, between the pixels linearly. */
export function resize(graph: Graph, node: GraphNode, inputs: readonly Value[]): Value {
  const picture = inLayout(graph, valueAt(inputs, 0), 'channelsFirst')
  const shape = addNode(graph, 'Shape', [picture])
  const outer = addNode(graph, 'Slice', [shape, addIntegers(graph, [0]), addIntegers(graph, [2])])
  const size = addNode(graph, 'Concat', [outer, addIntegers(graph, [...constantAt(inputs, 1).data])], {
    axis: 0,
  })
  return {
    channelsFirst: addNode(graph, 'Resize', [picture, '', '', size], {
      mode: 'linear',
      coordinate_transformation_mode: isSet(node, 'align_corners')
        ? 'align_corners'
        : isSet(node, 'half_pixel_centers')
          ? 'half_pixel'
          : 'asymmetric',
    }),
  }
}

/** The mean over rows and columns, which stay as axes of length one. */
export function mean(graph: Graph, node: GraphNode, inputs: readonly Value[]): Value {
  const axes = [...constantAt(inputs, 1).data]
  if (!isSet(node, 'keep_dims')) throw new Error(`${node.name} drops its axes, which is not known`)
  const value = valueAt(inputs, 0)
  const layout = ownLayout(value)
  return {
    [layout]: addNode(graph, 'ReduceMean', [inLayout(graph, value, layout)], {
      axes: axes.map((axis) => axisInLayout(axis, layout)),
      keepdims: 1,
    }),
  }
}

/** A constant that is given by where it is not empty. */
export function sparseToDense(_graph: Graph, node: GraphNode, inputs: readonly Value[]): Value {
  const [places, shape, values, filling] = [0, 1, 2, 3].map((index) => constantAt(inputs, index).data)
  const length = shape?.[0] ?? 0
  if (shape?.length !== 1) throw new Error(`${node.name} has several axes, which is not known`)
  const data = new Int32Array(length).fill(filling?.[0] ?? 0)
  places?.forEach((place, index) => {
    data[place] = values?.[values.length === 1 ? 0 : index] ?? 0
  })
  return { constant: { shape: [length], data } }
}
