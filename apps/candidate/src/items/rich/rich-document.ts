import { type Block, deepestList, Mark, type RichText, type Run } from '@invigil/items/rich-text.ts'
import type { Node } from 'prosemirror-model'
import { richSchema } from './rich-schema.ts'

const { nodes, marks } = richSchema

/** An answer as the editor's document. An empty one has one empty paragraph, to write in. */
export function documentOf(text: RichText): Node {
  const content = text.map(nodeOf)
  return nodes.doc.create(null, content.length > 0 ? content : nodes.paragraph.create())
}

/** The editor's document as an answer, as small as its words allow. */
export function richTextOf(document: Node): RichText {
  return blocksOf(document, 0)
}

function nodeOf(block: Block): Node {
  if ('p' in block) return nodes.paragraph.create(null, block.p.flatMap(inlineOf))
  if ('h' in block) return nodes.heading.create({ level: block.level }, block.h.flatMap(inlineOf))
  const [list, entries] = 'ul' in block ? [nodes.bulletList, block.ul] : [nodes.orderedList, block.ol]
  return list.create(null, entries.length > 0 ? entries.map(entryOf) : entryOf([]))
}

/** An entry begins with a paragraph, whatever was sent. */
function entryOf(blocks: Block[]): Node {
  const content = blocks.map(nodeOf)
  const isWhole = content[0]?.type === nodes.paragraph
  return nodes.entry.create(null, isWhole ? content : [nodes.paragraph.create(), ...content])
}

function inlineOf(run: Run): Node[] {
  if (typeof run === 'object' && 'math' in run) return [nodes.formula.create({ source: run.math })]
  const given = typeof run === 'string' ? { t: run, as: [] } : run
  const look = given.as.map((mark) => marks[mark].create())
  return given.t
    .split('\n')
    .flatMap((line, at) => [
      ...(at > 0 ? [nodes.lineBreak.create()] : []),
      ...(line === '' ? [] : [richSchema.text(line, look)]),
    ])
}

/** A list deeper than the server takes gives its words to the entry around it. */
function blocksOf({ children }: Node, depth: number): Block[] {
  return children.flatMap((child) => blockOf(child, depth))
}

function blockOf(node: Node, depth: number): Block[] {
  const isList = node.type === nodes.bulletList || node.type === nodes.orderedList
  if (node.type === nodes.heading) return [{ h: runsOf(node), level: levelOf(node) }]
  if (!isList) return [{ p: runsOf(node) }]
  if (depth === deepestList) return node.children.flatMap((entry) => blocksOf(entry, depth))
  const entries = node.children.map((entry) => blocksOf(entry, depth + 1))
  return [node.type === nodes.bulletList ? { ul: entries } : { ol: entries }]
}

function levelOf({ attrs }: Node): 1 | 2 | 3 {
  return attrs.level === 1 ? 1 : attrs.level === 3 ? 3 : 2
}

function runsOf(node: Node): Run[] {
  const runs: Run[] = []
  for (const run of node.children.map(runOf)) {
    const last = runs.at(-1)
    if (typeof last === 'string' && typeof run === 'string') runs.splice(-1, 1, last + run)
    else runs.push(run)
  }
  return runs
}

function runOf(node: Node): Run {
  if (node.type === nodes.formula) return { math: String(node.attrs.source) }
  if (node.type === nodes.lineBreak) return '\n'
  const as = node.marks.flatMap(({ type }) => Mark.options.filter((mark) => mark === type.name))
  return as.length > 0 ? { t: node.text ?? '', as } : (node.text ?? '')
}
