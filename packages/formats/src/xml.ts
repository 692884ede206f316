import { SaxesParser } from 'saxes'
import type { NoticeCode } from './notice-codes.ts'
import { UnreadableFile } from './reading.ts'

/** One element of XML; names are without their prefix, `line` counts from 1. */
export type XmlElement = {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
  line: number
}

const deepest = 200
const mostNodes = 1_000_000

/**
 * Reads XML as a tree. A document that declares entities of its own is refused, nothing outside is ever fetched, and nesting
 * past 200 or more than a million nodes are refused while they are read, so that memory stays bounded.
 */
export function readXml(text: string, file?: string): XmlElement {
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true })
  const refuse = (code: NoticeCode, message: string): never => {
    throw new UnreadableFile(code, message, { ...(file ? { file } : {}), line: parser.line })
  }
  const root: XmlElement = { name: '', attributes: {}, children: [], line: 0 }
  const open = [root]
  let nodes = 0
  const count = () => {
    nodes += 1
    if (nodes > mostNodes) refuse('xml-too-large', `more than ${mostNodes} nodes`)
  }
  const say = (words: string) => {
    count()
    open.at(-1)?.children.push(words)
  }
  parser.on('error', (error) => refuse('xml-not-well-formed', error.message))
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) refuse('xml-own-entities', 'a document type with declarations of its own')
  })
  parser.on('opentag', ({ name, attributes }) => {
    count()
    if (open.length > deepest) refuse('xml-too-deep', `nested more than ${deepest} deep`)
    const element = {
      name: localName(name),
      attributes: localNames(attributes),
      children: [],
      line: parser.line,
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', say)
  parser.on('cdata', say)
  parser.write(text).close()
  const top = root.children.find((child) => typeof child !== 'string')
  return top ?? refuse('xml-not-well-formed', 'no element')
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localNames(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.startsWith('xml') ? name : localName(name),
      value,
    ]),
  )
}

/** The elements directly below, of one name where it is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const elements = (element?.children ?? []).filter((child) => typeof child !== 'string')
  return name === undefined ? elements : elements.filter((child) => child.name === name)
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0]
}

/** All words within, as they are. */
export function wordsWithin(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : wordsWithin(child)))
    .join('')
}

/** The element as XML, in the names it was read with. */
export function xmlOf({ name, attributes, children }: XmlElement): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : xmlOf(child))).join('')
  return inside === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inside}</${name}>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The name of the first element, whatever comments and declarations stand before it. */
export function rootNameOf(begin: string): string {
  let at = 0
  for (;;) {
    at = begin.indexOf('<', at)
    if (at === -1) return ''
    const close = begin.startsWith('<!--', at)
      ? '-->'
      : begin.startsWith('<?', at) || begin.startsWith('<!', at)
        ? '>'
        : ''
    if (close === '') return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(begin.slice(at, at + 200))?.[1] ?? ''
    const end = begin.indexOf(close, at)
    if (end === -1) return ''
    at = end + close.length
  }
}
