import { floatsOf, readDlibWeights, type StoredWeights } from './dlib-weights.ts'
import {
  addBytes,
  addFloats,
  addInput,
  addIntegers,
  addNode,
  addOutput,
  addWholeFloats,
  emptyGraph,
  type Graph,
  modelFile,
} from './onnx.ts'
import { permute } from './tensor.ts'

interface Layers {
  readonly graph: Graph
  readonly weights: ReadonlyMap<string, StoredWeights>
}

/** The residual blocks between the first layer and the last, in their order; a `down` halves rows and columns. */
const blocks: ReadonlyArray<{ readonly name: string; readonly down?: readonly [from: number, to: number] }> =
  [
    { name: 'conv32_1' },
    { name: 'conv32_2' },
    { name: 'conv32_3' },
    { name: 'conv64_down', down: [32, 64] },
    { name: 'conv64_1' },
    { name: 'conv64_2' },
    { name: 'conv64_3' },
    { name: 'conv128_down', down: [64, 128] },
    { name: 'conv128_1' },
    { name: 'conv128_2' },
    { name: 'conv256_down', down: [128, 256] },
    { name: 'conv256_1' },
    { name: 'conv256_2' },
    { name: 'conv256_down_out', down: [256, 256] },
  ]

/** Means of red, green, blue over the pictures that dlib's network was trained on. */
const means = [122.782, 117.001, 104.298]

/**
 * Builds dlib's face-recognition ResNet as an ONNX file from face-api's weights. There is no graph to convert: the layers
 * are those of `dlib/dnn/…anet_type` (dnn_face_recognition_ex.cpp). The input is red, green, blue as 0..255.
 */
export function convertDlib(manifestFile: string, name: string, output: string): Uint8Array {
  const layers: Layers = { graph: emptyGraph(), weights: readDlibWeights(manifestFile) }
  const { graph } = layers
  addInput(graph, 'input', [1, 150, 150, 3])
  const picture = addNode(graph, 'Transpose', ['input'], { perm: [0, 3, 1, 2] })
  const centred = addNode(graph, 'Sub', [
    picture,
    addFloats(graph, { shape: [1, 3, 1, 1], data: Float32Array.from(means) }),
  ])
  const scaled = addNode(graph, 'Mul', [
    centred,
    addFloats(graph, { shape: [], data: Float32Array.of(1 / 256) }),
  ])
  const first = rectified(graph, convolution(layers, 'conv32_down', scaled, 2, 0))
  const pooled = addNode(graph, 'MaxPool', [first], { kernel_shape: [3, 3], strides: [2, 2] })
  const last = blocks.reduce((value, block) => residual(layers, block, value), pooled)
  const averaged = addNode(graph, 'ReduceMean', [last], { axes: [2, 3], keepdims: 0 })
  addOutput(graph, output, addNode(graph, 'MatMul', [averaged, fullyConnected(layers)]))
  return modelFile(graph, name)
}

function residual(
  { graph, weights }: Layers,
  { name, down }: (typeof blocks)[number],
  value: string,
): string {
  const layers = { graph, weights }
  const inner = rectified(graph, convolution(layers, `${name}/conv1`, value, down ? 2 : 1, down ? 0 : 1))
  const outer = convolution(layers, `${name}/conv2`, inner, 1, 1)
  if (!down) return rectified(graph, addNode(graph, 'Add', [outer, value]))
  const [from, to] = down
  const halved = addNode(graph, 'AveragePool', [value], { kernel_shape: [2, 2], strides: [2, 2] })
  const widened = from === to ? halved : padded(graph, halved, [0, to - from, 0, 0])
  // The last two halvings leave an odd number of rows, and the shortcut has one more than the convolutions.
  const fitted = to === 256 ? padded(graph, outer, [0, 0, 1, 1]) : outer
  return rectified(graph, addNode(graph, 'Add', [fitted, widened]))
}

/** A convolution with dlib's affine layer folded into it: (w·x + b)·s + t = (s·w)·x + (s·b + t). */
function convolution(layers: Layers, name: string, value: string, stride: number, padding: number): string {
  const { graph } = layers
  const kernel = stored(layers, `${name}/conv/filters`)
  const scales = floatsOf(stored(layers, `${name}/scale/weights`))
  const shifts = floatsOf(stored(layers, `${name}/scale/biases`))
  const biases = floatsOf(stored(layers, `${name}/conv/bias`))
  const folded = biases.map((bias, index) => bias * (scales[index] ?? 0) + (shifts[index] ?? 0))
  const [rows = 1, columns = 1] = kernel.shape
  return addNode(
    graph,
    'Conv',
    [value, kernelOf(graph, kernel, scales), addWholeFloats(graph, { shape: [folded.length], data: folded })],
    {
      kernel_shape: [rows, columns],
      strides: [stride, stride],
      pads: [padding, padding, padding, padding],
    },
  )
}

/** The kernel as ONNX has it, [out, in, rows, columns], times a scale for each channel that comes out. */
function kernelOf(graph: Graph, kernel: StoredWeights, scales: Float32Array): string {
  const order = [3, 2, 0, 1]
  if ('floats' in kernel) {
    const { shape, data } = permute({ shape: kernel.shape, data: kernel.floats }, order)
    const perOutput = data.length / scales.length
    const scaled = Float32Array.from(
      data,
      (weight, index) => weight * (scales[Math.floor(index / perOutput)] ?? 0),
    )
    return addFloats(graph, { shape, data: scaled })
  }
  const { shape, data } = permute({ shape: kernel.shape, data: Int32Array.from(kernel.bytes) }, order)
  return addBytes(
    graph,
    shape,
    Uint8Array.from(data),
    scales.map((scale) => scale * kernel.scale),
    scales.map((scale) => scale * kernel.lowest),
  )
}

function fullyConnected(layers: Layers): string {
  const last = stored(layers, 'fc')
  return addWholeFloats(layers.graph, { shape: last.shape, data: floatsOf(last) })
}

function padded(graph: Graph, value: string, after: readonly number[]): string {
  return addNode(graph, 'Pad', [value, addIntegers(graph, [0, 0, 0, 0, ...after])])
}

function rectified(graph: Graph, value: string): string {
  return addNode(graph, 'Relu', [value])
}

function stored({ weights }: Layers, name: string): StoredWeights {
  const found = weights.get(name)
  if (!found) throw new Error(`there are no weights ${name}`)
  return found
}
