import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fromHalf } from './half.ts'
import type { Tensor } from './tensor.ts'

/** One operation of a TensorFlow.js graph model; control inputs are left out. */
export interface GraphNode {
  readonly name: string
  readonly operation: string
  readonly inputs: readonly string[]
  readonly attributes: Attributes
}

/** What a TensorFlow.js graph model (`model.json` and its weights) says. */
export interface GraphModel {
  readonly nodesByName: ReadonlyMap<string, GraphNode>
  readonly weightsByName: ReadonlyMap<string, Tensor>
}

interface Attributes {
  readonly [name: string]: {
    readonly s?: string
    readonly f?: number
    readonly b?: boolean
    readonly list?: { readonly i?: readonly string[]; readonly s?: readonly string[] }
    readonly shape?: { readonly dim: ReadonlyArray<{ readonly size: string }> }
  }
}

interface WeightEntry {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: string
  readonly quantization?: { readonly dtype: string }
}

interface ModelFile {
  readonly modelTopology: {
    readonly node: ReadonlyArray<{ name: string; op: string; input?: string[]; attr?: Attributes }>
  }
  readonly weightsManifest: ReadonlyArray<{ readonly paths: string[]; readonly weights: WeightEntry[] }>
}

/** Reads a graph model with its weights, half precision made single. Throws where a weight has a type we do not know. */
export function readGraphModel(file: string): GraphModel {
  const model = JSON.parse(readFileSync(file, 'utf8')) as ModelFile
  return {
    nodesByName: new Map(
      model.modelTopology.node.map((node) => [
        node.name,
        {
          name: node.name,
          operation: node.op,
          inputs: (node.input ?? []).filter((input) => !input.startsWith('^')).map(withoutPort),
          attributes: node.attr ?? {},
        },
      ]),
    ),
    weightsByName: new Map(model.weightsManifest.flatMap((group) => readWeights(dirname(file), group))),
  }
}

/** A word of a node, e.g. its padding; undefined where it has none of that name. */
export function word(node: GraphNode, name: string): string | undefined {
  const text = node.attributes[name]?.s
  return text === undefined ? undefined : fromBase64(text)
}

/** A fraction of a node, e.g. the slope of a leaky activation; zero where it has none of that name. */
export function fraction(node: GraphNode, name: string): number {
  return node.attributes[name]?.f ?? 0
}

/** Whether a node says yes to something, e.g. to half-pixel centres. */
export function isSet(node: GraphNode, name: string): boolean {
  return node.attributes[name]?.b ?? false
}

/** Several words of a node, e.g. the operations fused into it. */
export function words(node: GraphNode, name: string): string[] {
  return (node.attributes[name]?.list?.s ?? []).map(fromBase64)
}

/** Whole numbers of a node, e.g. its strides. */
export function integers(node: GraphNode, name: string): number[] {
  return (node.attributes[name]?.list?.i ?? []).map(Number)
}

/** A placeholder's shape; an open batch is one picture. */
export function inputShape(node: GraphNode): number[] {
  return (node.attributes.shape?.shape?.dim ?? []).map((axis) => Math.max(1, Number(axis.size)))
}

function readWeights(folder: string, group: ModelFile['weightsManifest'][number]): Array<[string, Tensor]> {
  const bytes = Buffer.concat(group.paths.map((path) => readFileSync(join(folder, path))))
  let offset = 0
  return group.weights.map((entry) => {
    const length = entry.shape.reduce((product, axis) => product * axis, 1)
    const stored = entry.quantization?.dtype ?? entry.dtype
    const data = readNumbers(bytes, offset, length, stored)
    offset += length * (stored === 'float16' ? 2 : 4)
    return [entry.name, { shape: entry.shape, data }]
  })
}

function readNumbers(
  bytes: Buffer,
  offset: number,
  length: number,
  stored: string,
): Float32Array | Int32Array {
  switch (stored) {
    case 'float16':
      return Float32Array.from({ length }, (_, index) => fromHalf(bytes.readUInt16LE(offset + index * 2)))
    case 'float32':
      return Float32Array.from({ length }, (_, index) => bytes.readFloatLE(offset + index * 4))
    case 'int32':
      return Int32Array.from({ length }, (_, index) => bytes.readInt32LE(offset + index * 4))
    default:
      throw new Error(`weights stored as ${stored} are not known`)
  }
}

function withoutPort(reference: string): string {
  return reference.replace(/:0$/, '')
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('latin1')
}
