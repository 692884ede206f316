import { channelsFirst, inLayout, ownLayout, type Value } from './layout.ts'
import {
  type Attribute,
  addFloats,
  addInput,
  addIntegers,
  addNode,
  addOutput,
  emptyGraph,
  type Graph,
  leak,
  modelFile,
} from './onnx.ts'
import { findSlopes, type Slope } from './slopes.ts'
import { permute, type Tensor } from './tensor.ts'
import { type LiteModel, type LiteOperation, readLiteModel } from './tflite.ts'

interface Conversion {
  readonly model: LiteModel
  readonly slopes: ReadonlyMap<number, Slope>
  readonly makers: ReadonlyMap<number, LiteOperation>
  readonly values: Map<number, Value>
  readonly graph: Graph
}

/**
 * Turns a .tflite file with one input and one output into the bytes of an ONNX file, for one picture at a time whatever
 * batch the file was made for. The same file always gives the same bytes. Throws where it meets an operation that we do
 * not know.
 */
export function convertLiteModel(file: Buffer, name: string, output: string): Uint8Array {
  const model = readLiteModel(file)
  const [input] = model.inputs
  const [result] = model.outputs
  if (!input || result === undefined) throw new Error('the graph has no input or no output')
  const conversion: Conversion = {
    model,
    slopes: findSlopes(model),
    makers: new Map(model.operations.map((operation) => [operation.output, operation])),
    values: new Map([[input.tensor, { channelsLast: input.name }]]),
    graph: emptyGraph(),
  }
  addInput(conversion.graph, input.name, ofOnePicture(model, input.tensor))
  addOutput(
    conversion.graph,
    output,
    inLayout(conversion.graph, madeValue(conversion, result), 'channelsLast'),
  )
  return modelFile(conversion.graph, name)
}

function madeValue(conversion: Conversion, tensor: number): Value {
  const known = conversion.values.get(tensor)
  if (known) return known
  const value = build(conversion, tensor)
  conversion.values.set(tensor, value)
  return value
}

function build(conversion: Conversion, tensor: number): Value {
  const constant = conversion.model.constants.get(tensor)
  if (constant) return { constant }
  const slope = conversion.slopes.get(tensor)
  if (slope) return leaky(conversion, slope)
  const maker = conversion.makers.get(tensor)
  if (!maker) throw new Error(`nothing makes tensor ${tensor}`)
  switch (maker.operation) {
    case 'Conv2D':
      return convolution(conversion, maker)
    case 'DepthwiseConv2D':
      return depthwiseConvolution(conversion, maker)
    case 'Add':
      return addition(conversion, maker)
    case 'Reshape':
      return reshape(conversion, maker)
    default:
      throw new Error(`the operation ${maker.operation} is not known`)
  }
}

/** A kernel is kept as [out, rows, columns, in]. */
function convolution(conversion: Conversion, maker: LiteOperation): Value {
  refuseActivation(maker, 3)
  return convolve(conversion, maker, permute(constantOf(conversion, maker.inputs[1]), [0, 3, 1, 2]), 1)
}

/** A kernel is kept as [1, rows, columns, channels]. */
function depthwiseConvolution(conversion: Conversion, maker: LiteOperation): Value {
  refuseActivation(maker, 4)
  const kernel = permute(constantOf(conversion, maker.inputs[1]), [3, 0, 1, 2])
  return convolve(conversion, maker, kernel, kernel.shape[0] ?? 1)
}

/** The options begin alike for both kinds: padding, stride across, stride down. */
function convolve(conversion: Conversion, maker: LiteOperation, kernel: Tensor, group: number): Value {
  const { graph } = conversion
  const { options } = maker
  const picture = inLayout(graph, madeValue(conversion, maker.inputs[0] ?? -1), 'channelsFirst')
  const weights = addFloats(graph, kernel)
  const bias = addFloats(graph, constantOf(conversion, maker.inputs[2]))
  const padding: Record<string, Attribute> =
    options?.byte(0) === 1 ? { pads: [0, 0, 0, 0] } : { auto_pad: 'SAME_UPPER' }
  return {
    channelsFirst: addNode(graph, 'Conv', [picture, weights, bias], {
      kernel_shape: kernel.shape.slice(2),
      strides: [options?.integer(2, 1) ?? 1, options?.integer(1, 1) ?? 1],
      ...padding,
      group,
    }),
  }
}

/** Our networks keep their activations apart. */
function refuseActivation(maker: LiteOperation, field: number): void {
  if (maker.options?.byte(field))
    throw new Error(`${maker.operation} fuses an activation, which is not known`)
}

function leaky(conversion: Conversion, { of, factors }: Slope): Value {
  const { graph } = conversion
  const value = inLayout(graph, madeValue(conversion, of), 'channelsFirst')
  return {
    channelsFirst: leak(graph, value, channelsFirst({ shape: [factors.length], data: factors })),
  }
}

function addition(conversion: Conversion, maker: LiteOperation): Value {
  refuseActivation(maker, 0)
  const { graph } = conversion
  const values = maker.inputs.map((input) => madeValue(conversion, input))
  const layout = values.every((value) => ownLayout(value) === 'channelsFirst')
    ? 'channelsFirst'
    : 'channelsLast'
  return {
    [layout]: addNode(
      graph,
      'Add',
      values.map((value) => inLayout(graph, value, layout)),
    ),
  }
}

function reshape(conversion: Conversion, maker: LiteOperation): Value {
  const { graph, model } = conversion
  const value = inLayout(graph, madeValue(conversion, maker.inputs[0] ?? -1), 'channelsLast')
  return {
    channelsLast: addNode(graph, 'Reshape', [value, addIntegers(graph, ofOnePicture(model, maker.output))]),
  }
}

function constantOf(conversion: Conversion, tensor: number | undefined): Tensor {
  const constant = conversion.model.constants.get(tensor ?? -1)
  if (!constant) throw new Error(`tensor ${tensor} should be constant`)
  return constant
}

function ofOnePicture(model: LiteModel, tensor: number): number[] {
  return [1, ...(model.shapes[tensor] ?? []).slice(1)]
}
