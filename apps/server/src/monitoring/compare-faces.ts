import { access } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { modelVersion } from '@invigil/models/catalogue.ts'
import type { ModelId, ModelSetName } from '@invigil/models/model.ts'
import { prepareModels } from '@invigil/models/prepare.ts'
import { type FaceQuality, faceFaults, faceQuality } from '@invigil/sensors/face-quality.ts'
import {
  type FaceTemplate,
  type IdentityDecision,
  type IdentityNetworks,
  likeness,
  loadIdentityNetworks,
  templateOf,
} from '@invigil/sensors/identity.ts'
import type { FaceFault } from '@invigil/sensors/observation.ts'
import { viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { findPortrait } from '@invigil/sensors/portrait.ts'
import { loadNetworks, type Networks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'

const usage = `npm run invigil -- compare-faces REFERENCE FILE… [--strict]

Compares the face on the first picture with that on each other one, as an exam would, and prints one JSON object a line.
  --strict  only with the network whose licence and author are beyond doubt
`

/** A picture with a face on it: what it is like to compare, and what it is compared by. */
interface Portrayed {
  readonly quality: FaceQuality
  readonly faults: readonly FaceFault[]
  readonly template: FaceTemplate
}

/** One line of the answer. With a fault on either side the decision is inconclusive, whatever the similarity. */
export interface Comparison {
  readonly reference: string
  readonly file: string
  readonly similarity: { readonly score: number; readonly dlib: number; readonly mobilefacenet?: number }
  readonly decision: IdentityDecision
  readonly quality: { readonly reference: Judged; readonly file: Judged }
  readonly models: readonly string[]
}

type Judged = FaceQuality & { readonly faults: readonly FaceFault[] }

interface Eyes {
  readonly networks: Networks
  readonly identity: IdentityNetworks
  readonly models: readonly string[]
}

/**
 * `invigil compare-faces`: how alike the first picture's face is to each other's, by the same path as in an exam. Answers
 * the exit code: 0, 1 where a picture could not be read or shows no face, 2 for a wrong call.
 */
export async function compareFaces(
  args: string[],
  out: NodeJS.WritableStream,
  complain: NodeJS.WritableStream = process.stderr,
  set: ModelSetName = 'best',
): Promise<number> {
  const asked = readArguments(args)
  if (!asked) {
    complain.write(usage)
    return 2
  }
  const [reference, ...files] = asked.files
  const eyes = await openEyes(asked.isStrict || set === 'strict', (line) => complain.write(`${line}\n`))
  const compared = await portray(eyes, reference, complain)
  if (!compared) return 1
  let code = 0
  for (const file of files) {
    const other = await portray(eyes, file, complain)
    if (other) out.write(`${JSON.stringify(comparisonOf(eyes, [reference, compared], [file, other]))}\n`)
    else code = 1
  }
  return code
}

function readArguments(
  args: string[],
): { files: readonly [string, string, ...string[]]; isStrict: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { strict: { type: 'boolean' } },
    })
    const [reference, first, ...others] = positionals
    if (reference === undefined || first === undefined) return undefined
    return { files: [reference, first, ...others], isStrict: values.strict ?? false }
  } catch {
    // parseArgs throws at a flag it does not know.
    return undefined
  }
}

async function openEyes(isStrict: boolean, say: (line: string) => void): Promise<Eyes> {
  const { missing } = await prepareModels(undefined, { set: isStrict ? 'strict' : 'best', say })
  const isAlone = isStrict || missing.some(({ id }) => id === 'mobilefacenet-192d')
  const runtime = nodeRuntime()
  const used: readonly ModelId[] = isAlone ? ['dlib-128d'] : ['dlib-128d', 'mobilefacenet-192d']
  return {
    networks: await loadNetworks(runtime),
    identity: await loadIdentityNetworks(runtime, isAlone ? 'strict' : 'best'),
    models: (['blazeface-256', 'facemesh-468', ...used] as const).map(modelVersion),
  }
}

/** The face on a picture; complains and answers nothing where there is none. */
async function portray(
  { networks, identity }: Eyes,
  file: string,
  complain: NodeJS.WritableStream,
): Promise<Portrayed | undefined> {
  try {
    await access(file)
    const view = viewOf(await readPicture(file))
    const portrait = await findPortrait(networks, view)
    if (!portrait) throw new NoFace()
    return {
      quality: faceQuality(view, portrait.mesh),
      faults: faceFaults(view, portrait.faces, portrait.mesh),
      template: await templateOf(identity, view, portrait.mesh),
    }
  } catch (error) {
    complain.write(`${file}: ${reasonOf(error)}\n`)
    return undefined
  }
}

class NoFace extends Error {}

function comparisonOf(
  { models }: Eyes,
  [reference, one]: readonly [string, Portrayed],
  [file, other]: readonly [string, Portrayed],
): Comparison {
  const { decision, ...similarity } = likeness(one.template, other.template)
  const isComparable = one.faults.length === 0 && other.faults.length === 0
  return {
    reference,
    file,
    similarity: rounded(similarity),
    decision: isComparable ? decision : 'inconclusive',
    quality: {
      reference: { ...rounded(one.quality), faults: one.faults },
      file: { ...rounded(other.quality), faults: other.faults },
    },
    models,
  }
}

/** Figures to a thousandth: more is noise. */
function rounded<Figures extends object>(figures: Figures): Figures {
  const entries = Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000])
  return Object.fromEntries(entries)
}

function reasonOf(error: unknown): string {
  if (error instanceof NoFace) return 'no face can be seen on it'
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'there is no such file'
  if (error instanceof Error && /unsupported image format|corrupt|premature end/i.test(error.message))
    return 'this is no picture that can be read'
  return error instanceof Error ? error.message : String(error)
}
