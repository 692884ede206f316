import { bytesField, floatField, integerField, message } from './protobuf.ts'
import { floatBytes, halfBytes, type Tensor } from './tensor.ts'

/** A value of a node's attribute: a whole number, a float, a word, or several whole numbers. */
export type Attribute = number | { readonly float: number } | string | readonly number[]

/** An ONNX graph as it grows. Field numbers below are those of onnx.proto3; operator set 13, IR version 8. */
export interface Graph {
  readonly nodes: Uint8Array[]
  readonly initializers: Uint8Array[]
  readonly inputs: Uint8Array[]
  readonly outputs: Uint8Array[]
}

const elementType = { float: 1, byte: 2, int64: 7, half: 10 } as const
const attributeType = { float: 1, integer: 2, word: 3, integers: 7 } as const

/** Shorter constants gain nothing from half precision. */
const shortestHalf = 65

/** A graph with nothing in it. */
export function emptyGraph(): Graph {
  return { nodes: [], initializers: [], inputs: [], outputs: [] }
}

/** Adds a node and answers the name of its one output. An empty input name is an argument left out. */
export function addNode(
  graph: Graph,
  operator: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, Attribute>> = {},
  output = `${operator}_${graph.nodes.length}`,
): string {
  pushNode(graph, operator, inputs, attributes, [output])
  return output
}

/** Adds a node with several outputs and answers their names. */
export function addNodeOf(
  graph: Graph,
  operator: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, Attribute>>,
  count: number,
): string[] {
  const outputs = Array.from({ length: count }, (_, index) => `${operator}_${graph.nodes.length}_${index}`)
  pushNode(graph, operator, inputs, attributes, outputs)
  return outputs
}

/** Cuts a value off below zero and above six, and answers its name. */
export function clipToSix(graph: Graph, value: string): string {
  const ends = [0, 6].map((end) => addFloats(graph, { shape: [], data: Float32Array.of(end) }))
  return addNode(graph, 'Clip', [value, ...ends])
}

/** Adds float weights; long ones are stored as half precision with a Cast, which a runtime folds when it loads. */
export function addFloats(graph: Graph, tensor: Tensor): string {
  if (tensor.data.length < shortestHalf) return addWholeFloats(graph, tensor)
  const name = `weights_${graph.initializers.length}`
  graph.initializers.push(initializer(`${name}_half`, tensor.shape, elementType.half, halfBytes(tensor)))
  return addNode(graph, 'Cast', [`${name}_half`], { to: elementType.float }, name)
}

/**
 * Multiplies what is below zero by a factor for each channel, and answers the result's name: x + min(x, 0)·(factor − 1).
 * ONNX has PRelu for it, but onnxruntime-node 1.30 takes twenty times as long for that one as for these three.
 */
export function leak(graph: Graph, value: string, factors: Tensor): string {
  const zero = addFloats(graph, { shape: [], data: Float32Array.of(0) })
  const negative = addNode(graph, 'Min', [value, zero])
  const data = Float32Array.from(factors.data, (factor) => factor - 1)
  const change = addNode(graph, 'Mul', [negative, addWholeFloats(graph, { shape: factors.shape, data })])
  return addNode(graph, 'Add', [value, change])
}

/**
 * Adds weights that are kept as bytes: what they mean is `byte·scale + lowest`, with a scale and a lowest value for each
 * first axis. A runtime folds this when it loads. The file is a quarter as long as with whole floats, and nothing is lost.
 */
export function addBytes(
  graph: Graph,
  shape: readonly number[],
  bytes: Uint8Array,
  scales: Float32Array,
  lowest: Float32Array,
): string {
  const name = `weights_${graph.initializers.length}`
  graph.initializers.push(initializer(name, shape, elementType.byte, bytes))
  const perFirstAxis = shape.map((length, axis) => (axis === 0 ? length : 1))
  const whole = addNode(graph, 'Cast', [name], { to: elementType.float })
  const scaled = addNode(graph, 'Mul', [whole, addWholeFloats(graph, { shape: perFirstAxis, data: scales })])
  return addNode(graph, 'Add', [scaled, addWholeFloats(graph, { shape: perFirstAxis, data: lowest })])
}

/** Adds float weights as they are. */
export function addWholeFloats(graph: Graph, tensor: Tensor): string {
  const name = `weights_${graph.initializers.length}`
  graph.initializers.push(initializer(name, tensor.shape, elementType.float, floatBytes(tensor)))
  return name
}

/** Adds a list of whole numbers: a shape, paddings. */
export function addIntegers(graph: Graph, values: readonly number[]): string {
  const name = `integers_${graph.initializers.length}`
  const bytes = Buffer.alloc(values.length * 8)
  values.forEach((value, index) => {
    bytes.writeBigInt64LE(BigInt(value), index * 8)
  })
  graph.initializers.push(initializer(name, [values.length], elementType.int64, bytes))
  return name
}

/** Declares a float input of the graph. */
export function addInput(graph: Graph, name: string, shape: readonly number[]): void {
  graph.inputs.push(valueInfo(name, shape))
}

/** Declares a float output of the graph under the name people will ask for. */
export function addOutput(graph: Graph, name: string, value: string): void {
  addNode(graph, 'Identity', [value], {}, name)
  graph.outputs.push(valueInfo(name))
}

/** The bytes of the .onnx file. */
export function modelFile(graph: Graph, name: string): Uint8Array {
  const body = message(
    ...graph.nodes.map((node) => bytesField(1, node)),
    bytesField(2, name),
    ...graph.initializers.map((weights) => bytesField(5, weights)),
    ...graph.inputs.map((input) => bytesField(11, input)),
    ...graph.outputs.map((output) => bytesField(12, output)),
  )
  const operatorSet = message(bytesField(1, ''), integerField(2, 13))
  return message(
    integerField(1, 8),
    bytesField(2, 'invigil'),
    bytesField(7, body),
    bytesField(8, operatorSet),
  )
}

function pushNode(
  graph: Graph,
  operator: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, Attribute>>,
  outputs: readonly string[],
): void {
  graph.nodes.push(
    message(
      ...inputs.map((input) => bytesField(1, input)),
      ...outputs.map((output) => bytesField(2, output)),
      bytesField(3, `node_${graph.nodes.length}`),
      bytesField(4, operator),
      ...Object.entries(attributes).map(([name, value]) => bytesField(5, attribute(name, value))),
    ),
  )
}

function initializer(name: string, shape: readonly number[], type: number, bytes: Uint8Array): Uint8Array {
  return message(
    ...shape.map((length) => integerField(1, length)),
    integerField(2, type),
    bytesField(8, name),
    bytesField(9, bytes),
  )
}

function valueInfo(name: string, shape?: readonly number[]): Uint8Array {
  const axes = shape?.map((length) => bytesField(1, integerField(1, length)))
  const tensor = message(
    integerField(1, elementType.float),
    ...(axes ? [bytesField(2, message(...axes))] : []),
  )
  return message(bytesField(1, name), bytesField(2, bytesField(1, tensor)))
}

function attribute(name: string, value: Attribute): Uint8Array {
  const named = bytesField(1, name)
  if (typeof value === 'number')
    return message(named, integerField(3, value), integerField(20, attributeType.integer))
  if (typeof value === 'string')
    return message(named, bytesField(4, value), integerField(20, attributeType.word))
  if ('float' in value)
    return message(named, floatField(2, value.float), integerField(20, attributeType.float))
  return message(
    named,
    ...value.map((item) => integerField(8, item)),
    integerField(20, attributeType.integers),
  )
}
