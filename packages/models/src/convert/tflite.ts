import { type FlatTable, rootTable } from './flatbuffer.ts'
import { fromHalf } from './half.ts'
import type { Tensor } from './tensor.ts'

/** One operation of a TensorFlow Lite graph; tensors are named by their number. */
export interface LiteOperation {
  readonly operation: string
  readonly inputs: readonly number[]
  readonly output: number
  /** The operation's own table of the schema, e.g. Conv2DOptions. */
  readonly options: FlatTable | undefined
}

/** What a .tflite file says: its tensors by number, those that are constant, and the operations in their order. */
export interface LiteModel {
  readonly shapes: ReadonlyArray<readonly number[]>
  readonly constants: ReadonlyMap<number, Tensor>
  readonly operations: readonly LiteOperation[]
  readonly inputs: ReadonlyArray<{ readonly tensor: number; readonly name: string }>
  readonly outputs: readonly number[]
}

/** BuiltinOperator and TensorType of schema.fbs, as far as our networks go. */
const operationNames: Readonly<Record<number, string>> = {
  0: 'Add',
  3: 'Conv2D',
  4: 'DepthwiseConv2D',
  18: 'Mul',
  19: 'Relu',
  22: 'Reshape',
  41: 'Sub',
  101: 'Abs',
}
const tensorType = { float: 0, half: 1, integer: 2 } as const

/** Reads a .tflite file with one graph. Throws where it meets an operation or a type that we do not know. */
export function readLiteModel(file: Buffer): LiteModel {
  const model = rootTable(file)
  const codes = model.tables(1).map((code) => Math.max(code.byte(0), code.integer(3)))
  const [graph] = model.tables(2)
  if (!graph) throw new Error('the file holds no graph')
  const buffers = model.tables(4)
  const tensors = graph.tables(0)
  return {
    shapes: tensors.map((tensor) => tensor.integers(0)),
    constants: new Map(
      tensors.flatMap((tensor, index) => {
        const bytes = buffers[tensor.integer(2)]?.bytes(0)
        return bytes ? [[index, numbers(tensor, bytes)] as const] : []
      }),
    ),
    operations: graph.tables(3).map((entry) => ({
      operation: operationName(codes[entry.integer(0)] ?? -1),
      inputs: entry.integers(1),
      output: entry.integers(2)[0] ?? -1,
      options: entry.table(4),
    })),
    inputs: graph.integers(1).map((tensor) => ({ tensor, name: tensors[tensor]?.text(3) ?? '' })),
    outputs: graph.integers(2),
  }
}

function operationName(code: number): string {
  const name = operationNames[code]
  if (!name) throw new Error(`operation ${code} of TensorFlow Lite is not known`)
  return name
}

function numbers(tensor: FlatTable, bytes: Buffer): Tensor {
  const shape = tensor.integers(0)
  const length = shape.reduce((product, axis) => product * axis, 1)
  const type = tensor.byte(1)
  switch (type) {
    case tensorType.float:
      return { shape, data: Float32Array.from({ length }, (_, index) => bytes.readFloatLE(index * 4)) }
    case tensorType.half:
      return { shape, data: Float32Array.from({ length }, (_, i) => fromHalf(bytes.readUInt16LE(i * 2))) }
    case tensorType.integer:
      return { shape, data: Int32Array.from({ length }, (_, index) => bytes.readInt32LE(index * 4)) }
    default:
      throw new Error(`tensors of type ${type} are not known`)
  }
}
