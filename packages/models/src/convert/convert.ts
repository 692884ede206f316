import { hardSwish } from './arithmetic.ts'
import { type GraphModel, type GraphNode, readGraphModel } from './graph-model.ts'
import { hardSwishOf } from './hard-swish.ts'
import { inLayout, type Value } from './layout.ts'
import { addOutput, emptyGraph, type Graph, modelFile } from './onnx.ts'
import { operations } from './operations.ts'

/**
 * Turns a TensorFlow.js graph model (its `model.json`, with the weights beside it) into the bytes of an ONNX file that
 * computes the outputs named. Inputs and outputs keep their names and their shapes; the same model always gives the same
 * bytes. Throws where it meets an operation that we do not know.
 */
export function convertGraphModel(file: string, name: string, outputs: readonly string[]): Uint8Array {
  const model = readGraphModel(file)
  const graph = emptyGraph()
  const valuesByName = new Map<string, Value>()
  for (const output of outputs) {
    const value = namedValue(graph, model, valuesByName, output)
    addOutput(graph, output, inLayout(graph, value, 'channelsLast'))
  }
  return modelFile(graph, name)
}

/** A value as nodes refer to it: a node's name, and from its second output on `:1`, `:2` … after it. */
function namedValue(graph: Graph, model: GraphModel, valuesByName: Map<string, Value>, name: string): Value {
  const known = valuesByName.get(name)
  if (known) return known
  const [nodeName = name, port = '0'] = name.split(':')
  const node = model.nodesByName.get(nodeName)
  if (!node) throw new Error(`the graph has no node ${nodeName}`)
  const values = [build(graph, model, valuesByName, node)].flat()
  values.forEach((value, index) => {
    valuesByName.set(index === 0 ? nodeName : `${nodeName}:${index}`, value)
  })
  const value = values[Number(port)]
  if (!value) throw new Error(`${nodeName} has no output ${port}`)
  return value
}

function build(
  graph: Graph,
  model: GraphModel,
  valuesByName: Map<string, Value>,
  node: GraphNode,
): Value | Value[] {
  const constant = model.weightsByName.get(node.name)
  if (constant) return { constant }
  const swish = hardSwishOf(model, node)
  if (swish) return hardSwish(graph, namedValue(graph, model, valuesByName, swish.of), swish.sixth)
  const operation = operations[node.operation]
  if (!operation) throw new Error(`the operation ${node.operation} of ${node.name} is not known`)
  const inputs = node.inputs.map((input) => namedValue(graph, model, valuesByName, input))
  return operation(graph, node, inputs)
}
