import { fraction, type GraphNode, integers, word, words } from './graph-model.ts'
import { channelsFirst, constantAt, inLayout, type Value, valueAt } from './layout.ts'
import { type Attribute, addFloats, addNode, clipToSix, type Graph, leak } from './onnx.ts'
import { permute, type Tensor } from './tensor.ts'

/** A convolution, with the bias and the activation that TensorFlow.js fused into it. */
export function convolution(graph: Graph, node: GraphNode, inputs: readonly Value[]): Value {
  const kernel = constantAt(inputs, 1)
  return convolve(graph, node, inputs, permute(kernel, [3, 2, 0, 1]), window(node, kernel))
}

/** TensorFlow keeps a depthwise kernel as [rows, columns, channels, multiplier]; ONNX wants one group a channel. */
export function depthwiseConvolution(graph: Graph, node: GraphNode, inputs: readonly Value[]): Value {
  const kernel = constantAt(inputs, 1)
  const [rows = 1, columns = 1, channels = 1, multiplier = 1] = kernel.shape
  const grouped = { ...permute(kernel, [2, 3, 0, 1]), shape: [channels * multiplier, 1, rows, columns] }
  return convolve(graph, node, inputs, grouped, { ...window(node, kernel), group: channels })
}

/** The largest of each window. */
export function maxPool(graph: Graph, node: GraphNode, inputs: readonly Value[]): Value {
  return {
    channelsFirst: addNode(graph, 'MaxPool', [inLayout(graph, valueAt(inputs, 0), 'channelsFirst')], {
      kernel_shape: integers(node, 'ksize').slice(1, 3),
      strides: integers(node, 'strides').slice(1, 3),
      ...padding(node),
    }),
  }
}

function convolve(
  graph: Graph,
  node: GraphNode,
  inputs: readonly Value[],
  kernel: Tensor,
  attributes: Record<string, Attribute>,
): Value {
  const fused = words(node, 'fused_ops')
  if (fused.length > 0 && fused[0] !== 'BiasAdd')
    throw new Error(`${node.name} fuses ${fused.join()}: the first must be BiasAdd`)
  const picture = inLayout(graph, valueAt(inputs, 0), 'channelsFirst')
  const weights = addFloats(graph, kernel)
  const bias = fused.length > 0 ? [addFloats(graph, constantAt(inputs, 2))] : []
  const convolved = addNode(graph, 'Conv', [picture, weights, ...bias], attributes)
  return { channelsFirst: activation(graph, node, fused[1], convolved, inputs[3]) }
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

function activation(
  graph: Graph,
  node: GraphNode,
  kind: string | undefined,
  value: string,
  slope: Value | undefined,
): string {
  switch (kind) {
    case undefined:
      return value
    case 'Relu':
      return addNode(graph, 'Relu', [value])
    case 'Relu6':
      return clipToSix(graph, value)
    case 'LeakyRelu':
      return addNode(graph, 'LeakyRelu', [value], { alpha: { float: fraction(node, 'leakyrelu_alpha') } })
    case 'Prelu':
      if (slope?.constant) return leak(graph, value, channelsFirst(slope.constant))
  }
  throw new Error(`the activation ${kind} of ${node.name} is not known`)
}
