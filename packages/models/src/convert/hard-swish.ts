import type { GraphModel, GraphNode } from './graph-model.ts'

/** MobileNetV3's activation: x·min(max(x + 3, 0), 6)·`sixth`, the sixth as exact as the graph has it. */
export interface HardSwish {
  readonly of: string
  readonly sixth: number
}

/**
 * In TensorFlow that activation is four operations. Answers what it is of where a node is the last of them: as two, with a
 * HardSigmoid, it keeps the layout that convolutions want.
 */
export function hardSwishOf(model: GraphModel, node: GraphNode): HardSwish | undefined {
  if (node.operation !== 'Mul') return undefined
  const [scaled, clipped] = [nodeOf(model, node, 'Mul'), nodeOf(model, node, 'Relu6')]
  const shifted = clipped && nodeOf(model, clipped, 'Add')
  const product = scaled && besideNumber(model, scaled, 1 / 6)
  const sum = shifted && besideNumber(model, shifted, 3)
  return product && product.other === sum?.other ? { of: product.other, sixth: product.number } : undefined
}

function nodeOf(model: GraphModel, node: GraphNode, operation: string): GraphNode | undefined {
  return node.inputs
    .map((input) => model.nodesByName.get(input))
    .find((input) => input?.operation === operation)
}

/** The two operands of a node, one of which is about this number. */
function besideNumber(
  model: GraphModel,
  node: GraphNode,
  wanted: number,
): { readonly number: number; readonly other: string } | undefined {
  const numbers = node.inputs.map((input) => {
    const data = model.weightsByName.get(input)?.data
    return data?.length === 1 ? data[0] : undefined
  })
  const number = numbers.find((one) => one !== undefined && Math.abs(one - wanted) < wanted / 1000)
  const other = node.inputs.find((_, index) => numbers[index] !== number)
  return number === undefined || other === undefined ? undefined : { number, other }
}
