import { fraction, type GraphNode } from './graph-model.ts'
import { channelsFirst, constantAt, inLayout, type Layout, ownLayout, type Value, valueAt } from './layout.ts'
import { type Attribute, addNode, clipToSix, type Graph, leak } from './onnx.ts'
import type { Tensor } from './tensor.ts'

/** The sum of two values, at once where both are constant. */
export function addition(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value {
  const [first, second] = [valueAt(inputs, 0).constant?.data, valueAt(inputs, 1).constant?.data]
  if (first instanceof Int32Array && second instanceof Int32Array) return { constant: sum(first, second) }
  return ofTwo(graph, 'Add', inputs)
}

/** The product of two values. */
export function multiplication(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value {
  return ofTwo(graph, 'Mul', inputs)
}

/** An operator that looks at one number at a time, in the layout the value is in. */
export function elementwise(
  graph: Graph,
  operator: string,
  value: Value,
  attributes: Readonly<Record<string, Attribute>> = {},
): Value {
  const layout = ownLayout(value)
  return { [layout]: addNode(graph, operator, [inLayout(graph, value, layout)], attributes) }
}

/** What is below zero becomes zero, what is above six becomes six. */
export function relu6(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value {
  const value = valueAt(inputs, 0)
  const layout = ownLayout(value)
  return { [layout]: clipToSix(graph, inLayout(graph, value, layout)) }
}

/** What is below zero is made smaller by one factor. */
export function leakyRelu(graph: Graph, node: GraphNode, inputs: readonly Value[]): Value {
  return elementwise(graph, 'LeakyRelu', valueAt(inputs, 0), { alpha: { float: fraction(node, 'alpha') } })
}

/** What is below zero is made smaller by a factor for each channel. */
export function prelu(graph: Graph, _node: GraphNode, inputs: readonly Value[]): Value {
  const value = valueAt(inputs, 0)
  const layout = ownLayout(value)
  const factors = constantAt(inputs, 1)
  const fitted = layout === 'channelsFirst' ? channelsFirst(factors) : factors
  return { [layout]: leak(graph, inLayout(graph, value, layout), fitted) }
}

/** x·min(max(x + 3, 0), 6)·sixth. */
export function hardSwish(graph: Graph, value: Value, sixth: number): Value {
  const line = { alpha: { float: sixth }, beta: { float: 3 * sixth } }
  return ofTwo(graph, 'Mul', [value, elementwise(graph, 'HardSigmoid', value, line)])
}

/** An operator of two values, in the layout of the first that is not constant. */
export function ofTwo(graph: Graph, operator: string, inputs: readonly Value[]): Value {
  const first = valueAt(inputs, 0)
  const second = valueAt(inputs, 1)
  const layout: Layout = ownLayout(first.constant ? second : first)
  return {
    [layout]: addNode(graph, operator, [inLayout(graph, first, layout), inLayout(graph, second, layout)]),
  }
}

/** Shapes are put together from lists of whole numbers, of equal length or one of them alone. */
function sum(first: Int32Array, second: Int32Array): Tensor {
  const [long, short] = first.length >= second.length ? [first, second] : [second, first]
  const step = short.length === 1 ? 0 : 1
  const data = long.map((value, index) => value + (short[index * step] ?? 0))
  return { shape: [long.length], data }
}
