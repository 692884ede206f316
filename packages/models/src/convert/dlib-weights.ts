import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Weights as face-api keeps them: bytes that mean `byte·scale + lowest`, or whole floats. */
export type StoredWeights =
  | { readonly shape: readonly number[]; readonly floats: Float32Array }
  | {
      readonly shape: readonly number[]
      readonly bytes: Uint8Array
      readonly scale: number
      readonly lowest: number
    }

type Manifest = ReadonlyArray<{
  readonly paths: readonly string[]
  readonly weights: ReadonlyArray<{
    readonly name: string
    readonly shape: readonly number[]
    readonly quantization?: { readonly dtype: string; readonly scale: number; readonly min: number }
  }>
}>

/** Reads the weights that a manifest of face-api lists, by their names. Throws where they are stored otherwise. */
export function readDlibWeights(manifestFile: string): ReadonlyMap<string, StoredWeights> {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
  return new Map(
    manifest.flatMap(({ paths, weights }) => {
      const file = Buffer.concat(paths.map((path) => readFileSync(join(dirname(manifestFile), path))))
      let offset = 0
      return weights.map(({ name, shape, quantization }) => {
        const length = shape.reduce((product, axis) => product * axis, 1)
        const stored = readOne(file, offset, length, quantization)
        offset += length * (quantization ? 1 : 4)
        return [name, { shape, ...stored }] as const
      })
    }),
  )
}

/** The numbers as they are computed with. */
export function floatsOf(stored: StoredWeights): Float32Array {
  if ('floats' in stored) return stored.floats
  return Float32Array.from(stored.bytes, (byte) => byte * stored.scale + stored.lowest)
}

function readOne(
  file: Buffer,
  offset: number,
  length: number,
  quantization: { dtype: string; scale: number; min: number } | undefined,
) {
  if (!quantization)
    return { floats: Float32Array.from({ length }, (_, i) => file.readFloatLE(offset + i * 4)) }
  if (quantization.dtype !== 'uint8') throw new Error(`weights stored as ${quantization.dtype} are not known`)
  const bytes = Uint8Array.from(file.subarray(offset, offset + length))
  return { bytes, scale: quantization.scale, lowest: quantization.min }
}
