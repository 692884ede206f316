import { addition, elementwise, leakyRelu, multiplication, prelu, relu6 } from './arithmetic.ts'
import { convolution, depthwiseConvolution, maxPool } from './convolution.ts'
import { type GraphNode, inputShape } from './graph-model.ts'
import { type Value, valueAt } from './layout.ts'
import { addInput, type Graph } from './onnx.ts'
import { concatenation, mean, pad, reshape, resize, sparseToDense, split, transpose } from './shaping.ts'

/** Writes one operation of a graph model into the ONNX graph, given the values of its inputs. */
export type Operation = (graph: Graph, node: GraphNode, inputs: readonly Value[]) => Value | Value[]

/** The operations that our networks use, by their TensorFlow names. */
export const operations: Readonly<Record<string, Operation>> = {
  Placeholder: (graph, node) => {
    addInput(graph, node.name, inputShape(node))
    return { channelsLast: node.name }
  },
  Identity: (_graph, _node, inputs) => valueAt(inputs, 0),
  Conv2D: convolution,
  _FusedConv2D: convolution,
  DepthwiseConv2dNative: depthwiseConvolution,
  FusedDepthwiseConv2dNative: depthwiseConvolution,
  Add: addition,
  AddV2: addition,
  Mul: multiplication,
  Relu: (graph, _node, inputs) => elementwise(graph, 'Relu', valueAt(inputs, 0)),
  Relu6: relu6,
  LeakyRelu: leakyRelu,
  Sigmoid: (graph, _node, inputs) => elementwise(graph, 'Sigmoid', valueAt(inputs, 0)),
  Prelu: prelu,
  MaxPool: maxPool,
  Pad: pad,
  PadV2: pad,
  Reshape: reshape,
  ConcatV2: concatenation,
  SplitV: split,
  Transpose: transpose,
  ResizeBilinear: resize,
  Mean: mean,
  SparseToDense: sparseToDense,
}
