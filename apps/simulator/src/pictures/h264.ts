/** One encoded picture as a decoder with a description wants it: NAL units behind their length (AVCC). */
export interface Picture {
  isKey: boolean
  data: Uint8Array<ArrayBuffer>
}

/** What an encoder wrote: its pictures, the decoder's own record (avcC) and its name, e.g. `avc1.42c01f`. */
export interface Encoded {
  codec: string
  description: Uint8Array<ArrayBuffer>
  pictures: Picture[]
}

const slice = 1
const keySlice = 5
const sequenceParameters = 7
const pictureParameters = 8
const delimiter = 9

/**
 * Takes an H.264 byte stream (ITU-T H.264 Annex B) apart into pictures. Each picture must begin with an access unit
 * delimiter. Throws where there are no parameter sets.
 */
export function readByteStream(stream: Uint8Array): Encoded {
  const units = splitUnits(stream)
  const parametersOf = (type: number) => units.find((unit) => typeOf(unit) === type)
  const sps = parametersOf(sequenceParameters)
  const pps = parametersOf(pictureParameters)
  if (!sps || !pps) throw new Error('the H.264 stream has no parameter sets')
  const pictures: Picture[] = []
  let slices: Uint8Array[] = []
  const finish = () => {
    if (slices.length > 0) pictures.push(pictureOf(slices))
    slices = []
  }
  for (const unit of units) {
    const type = typeOf(unit)
    if (type === delimiter) finish()
    if (type === slice || type === keySlice) slices.push(unit)
  }
  finish()
  const codec = `avc1.${Buffer.from(sps.subarray(1, 4)).toString('hex')}`
  return { codec, description: describe(sps, pps), pictures }
}

/** The NAL units between start codes; a zero before a start code belongs to it. */
function splitUnits(stream: Uint8Array): Uint8Array[] {
  const starts: number[] = []
  for (let at = 0; at + 2 < stream.length; at += 1) {
    if (stream[at] !== 0 || stream[at + 1] !== 0 || stream[at + 2] !== 1) continue
    starts.push(at + 3)
    at += 2
  }
  return starts.map((start, index) => {
    const next = starts[index + 1]
    let end = next === undefined ? stream.length : next - 3
    while (end > start && stream[end - 1] === 0) end -= 1
    return stream.subarray(start, end)
  })
}

function pictureOf(slices: readonly Uint8Array[]): Picture {
  const data = new Uint8Array(slices.reduce((sum, unit) => sum + 4 + unit.length, 0))
  const view = new DataView(data.buffer)
  let at = 0
  for (const unit of slices) {
    view.setUint32(at, unit.length)
    data.set(unit, at + 4)
    at += 4 + unit.length
  }
  return { isKey: slices.some((unit) => typeOf(unit) === keySlice), data }
}

/** AVCDecoderConfigurationRecord (ISO/IEC 14496-15 §5.3.3.1) with one parameter set of each sort and four-byte lengths. */
function describe(sps: Uint8Array, pps: Uint8Array): Uint8Array<ArrayBuffer> {
  const [, profile = 0, compatibility = 0, level = 0] = sps
  return Uint8Array.of(
    ...[1, profile, compatibility, level, 0xff],
    ...[0xe1, sps.length >> 8, sps.length & 0xff, ...sps],
    ...[1, pps.length >> 8, pps.length & 0xff, ...pps],
  )
}

function typeOf(unit: Uint8Array): number {
  return (unit[0] ?? 0) & 0x1f
}
