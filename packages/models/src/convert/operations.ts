import { type GraphNode, inputShape, integers, word, words } from './graph-model.ts'
import { channelsFirst, inLayout, type Layout, ownLayout, toChannelsFirst, type Value } from './layout.ts'
import { type Attribute, addFloats, addInput, addIntegers, addNode, type Graph } from './onnx.ts'
import { permute, type Tensor } from './tensor.ts'

/** Writes one operation of a graph model into the ONNX graph, given the values of its inputs. */
export type Operation = (graph: Graph, node: GraphNode, inputs: readonly Value[]) => Value

/** The operations that our networks use, by their TensorFlow names. */
export const operations: Readonly<Record<string, Operation>> = {
  Placeholder: (graph, node) => {
    addInput(graph, node.name, inputShape(node))
    return { channelsLast: node.name }
  },
  Identity: (_graph, _node, inputs) => valueAt(inputs, 0),
  _FusedConv2D: convolution,
  DepthwiseConv2dNative: depthwiseConvolution,
  AddV2: addition,
  Relu: (graph, _node, inputs) => elementwise(graph, 'Relu', valueAt(inputs, 0)),
  Sigmoid: (graph, _node, inputs) => elementwise(graph, 'Sigmoid', valueAt(inputs, 0)),
  Prelu: (graph, _node, inputs) => {
    const value = valueAt(inputs, 0)
    const layout = ownLayout(value)
    return {
      [layout]: addNode(graph, 'PRelu', [
        inLayout(graph, value, layout),
        inLayout(graph, valueAt(inputs, 1), layout),
      ]),
    }
  },
  MaxPool: (graph, node, inputs) => ({
    channelsFirst: addNode(graph, 'MaxPool', [inLayout(graph, valueAt(inputs, 0), 'channelsFirst')], {
      kernel_shape: integers(node, 'ksize').slice(1, 3),
      strides: integers(node, 'strides').slice(1, 3),
      ...padding(node),
    }),
  }),
  Pad: pad,
  Reshape: (graph, _node, inputs) => ({
    channelsLast: addNode(graph, 'Reshape', [
      inLayout(graph, valueAt(inputs, 0), 'channelsLast'),
      addIntegers(graph, [...constantAt(inputs, 1).data]),
    ]),
  }),
  ConcatV2: (graph, _node, inputs) => ({
    channelsLast: addNode(
      graph,
      'Concat',
      inputs.slice(0, -1).map((input) => inLayout(graph, input, 'channelsLast')),
      { axis: constantAt(inputs, inputs.length - 1).data[0] ?? 0 },
    ),
  }),
}

function convolution(graph: Graph, node: GraphNode, inputs: readonly Value[]): Value {
  const kernel = constantAt(inputs, 1)
  const fused = words(node, 'fused_ops')
  if (fused[0] !== 'BiasAdd') throw new Error(`${node.name} fuses ${fused.join()}: the first must be BiasAdd`)
  const convolved = addNode(
    graph,
    'Conv',
    [
      inLayout(graph, valueAt(inputs, 0), 'channelsFirst'),
      addFloats(graph, permute(kernel, [3, 2, 0, 1])),
      addFloats(graph, constantAt(inputs, 2)),
    ],
    window(node, kernel),
  )
  return { channelsFirst: activation(graph, fused[1], convolved, inputs[3]) }
}

/** TensorFlow keeps a depthwise kernel as [rows, columns, channels, multiplier]; ONNX wants one group a channel. */
function depthwiseConvolution(graph: Graph, node: GraphNode, inputs: readonly Value[]): Value {
  const kernel = constantAt(inputs, 1)
  const [rows = 1, columns = 1, channels = 1, multiplier = 1] = kernel.shape
  const grouped = { ...permute(kernel, [2, 3, 0, 1]), shape: [channels * multiplier, 1, rows, columns] }
  return {
    channelsFirst: addNode(
      graph,
      'Conv',
      [inLayout(graph, valueAt(inputs, 0), 'channelsFirst'), addFloats(graph, grouped)],
      { ...window(node, kernel), group: channels },
    ),
  }
}

function window(node: GraphNode, kernel: Tensor): Record<string, Attribute> {
  return {
    kernel_shape: kernel.shape.slice(0, 2),
    strides: integers(node, 'strides').slice(1, 3),
    dilations: integers(node, 'dilations').slice(1, 3),
    ...padding(node),
  }
}

/** TensorFlow's SAME puts an odd pixel of padding at the end, which ONNX calls SAME_UPPER. */
function padding(node: GraphNode): Record<string, Attribute> {
  const kind = word(node, 'padding')
  if (kind === 'SAME') return { auto_pad: 'SAME_UPPER' }
  if (kind === 'VALID') return { pads: [0, 0, 0, 0] }
  throw new Error(`${node.name} is padded ${kind}, which is not known`)
}

function activation(graph: Graph, kind: string | undefined, value: string, slope: Value | undefined): string {
  if (kind === undefined) return value
  if (kind === 'Relu') return addNode(graph, 'Relu', [value])
  if (kind === 'Prelu' && slope?.constant)
    return addNode(graph, 'PRelu', [value, addFloats(graph, channelsFirst(slope.constant))])
  throw new Error(`the activation ${kind} is not known`)
}

function addition(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value {
  const first = valueAt(inputs, 0)
  const second = valueAt(inputs, 1)
  const layout: Layout = ownLayout(first.constant ? second : first)
  return {
    [layout]: addNode(graph, 'Add', [inLayout(graph, first, layout), inLayout(graph, second, layout)]),
  }
}

function elementwise(graph: Graph, operator: string, value: Value): Value {
  const layout = ownLayout(value)
  return { [layout]: addNode(graph, operator, [inLayout(graph, value, layout)]) }
}

/** TensorFlow gives each axis its padding before and after; ONNX wants all before, then all after. */
function pad(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value {
  const amounts = constantAt(inputs, 1).data
  const before = toChannelsFirst.map((axis) => amounts[axis * 2] ?? 0)
  const after = toChannelsFirst.map((axis) => amounts[axis * 2 + 1] ?? 0)
  return {
    channelsFirst: addNode(graph, 'Pad', [
      inLayout(graph, valueAt(inputs, 0), 'channelsFirst'),
      addIntegers(graph, [...before, ...after]),
    ]),
  }
}

function valueAt(inputs: readonly Value[], index: number): Value {
  const value = inputs[index]
  if (!value) throw new Error(`an operation lacks its input ${index}`)
  return value
}

function constantAt(inputs: readonly Value[], index: number): Tensor {
  const constant = valueAt(inputs, index).constant
  if (!constant) throw new Error(`input ${index} of an operation should be constant`)
  return constant
}
