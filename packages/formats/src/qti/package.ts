import { declaredEncoding, decodeText } from '../decode-text.ts'
import { type Attachment, type Notice, type Source, UnreadableFile } from '../reading.ts'
import { childOf, childrenOf, readXml, type XmlElement } from '../xml.ts'
import type { Steps } from './expression.ts'
import { elementsNamed } from './interaction.ts'
import { plainNames } from './plain-names.ts'

/** The files of one upload: those of an archive, or the one that was given. */
export type QtiPackage = {
  /** The XML files worth reading, in the order of the manifest where there is one. */
  names: string[]
  /** One of them as a tree; undefined where there is none or it cannot be read, which is told once. */
  xml: (name: string) => XmlElement | undefined
  /** The same file as it was written. */
  text: (name: string) => string
  picture: (name: string) => Attachment | undefined
  problems: Notice[]
  /** What may be spent on the rules of all its items. */
  steps: Steps
}

const mostXmlBytes = 40_000_000
const mostSteps = 50_000_000

/** Opens what was given; nothing is read before it is asked for. */
export function openPackage({ fileName, text, archive }: Source): QtiPackage {
  if (!archive)
    return packageOf(
      [fileName],
      () => text,
      () => undefined,
    )
  const isXml = (name: string) => /\.(xml|qti)$/i.test(name)
  const xmlNames = archive.names.filter(isXml)
  let left = mostXmlBytes
  const textOf = (name: string) => {
    const bytes = archive.bytesOf(name) ?? new Uint8Array()
    left -= bytes.length
    if (left < 0) throw new UnreadableFile('file-too-large', `XML of more than ${mostXmlBytes} bytes`)
    return decodeText(bytes, declaredEncoding(bytes)).text
  }
  const opened = packageOf(xmlNames, textOf, (name) => {
    const bytes = archive.bytesOf(name)
    return bytes && { name, bytes }
  })
  const manifest = manifestIn(xmlNames)
  const listed = manifest ? listedIn(opened.xml(manifest), folderOf(manifest)) : []
  const names = new Set([...listed.filter((name) => xmlNames.includes(name)), ...xmlNames])
  return { ...opened, names: [...names].filter((name) => name !== manifest) }
}

function packageOf(
  names: string[],
  textOf: (name: string) => string,
  picture: QtiPackage['picture'],
): QtiPackage {
  const texts = new Map<string, string>()
  const trees = new Map<string, XmlElement | undefined>()
  const problems: Notice[] = []
  const text = (name: string) => {
    const known = texts.get(name) ?? textOf(name)
    texts.set(name, known)
    return known
  }
  const xml = (name: string) => {
    if (trees.has(name) || !names.includes(name)) return trees.get(name)
    trees.set(name, undefined)
    try {
      trees.set(name, plainNames(readXml(text(name), names.length > 1 ? name : undefined)))
    } catch (error) {
      if (!(error instanceof UnreadableFile) || names.length === 1 || error.code === 'file-too-large')
        throw error
      problems.push({ place: { file: name, ...error.place }, code: error.code, detail: error.message })
    }
    return trees.get(name)
  }
  return { names, xml, text, picture, problems, steps: { left: mostSteps } }
}

/** The manifest that lies highest in the archive. */
function manifestIn(names: string[]): string | undefined {
  return names
    .filter((name) => /(^|\/)imsmanifest\.xml$/.test(name))
    .toSorted((one, other) => one.split('/').length - other.split('/').length)[0]
}

function listedIn(manifest: XmlElement | undefined, folder: string): string[] {
  const resources = childrenOf(childOf(manifest, 'resources'), 'resource')
  return resources.flatMap((resource) =>
    [resource, ...elementsNamed(resource, ['file'])].flatMap(({ attributes: { href } }) =>
      href === undefined ? [] : [resolved(href, folder)],
    ),
  )
}

/** The folder of a file within an archive, `''` at the top. */
export function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1)
}

/** The name of a file that an address in another one means; `/` begins at the top of the archive. */
export function resolved(address: string, folder: string): string {
  const path = decoded(address.split(/[?#]/)[0] ?? '')
  const steps: string[] = []
  for (const step of `${path.startsWith('/') ? '' : folder}${path}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
