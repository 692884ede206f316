import { StreamLanguage } from '@codemirror/language'
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight'
import { codeParser } from './code-parser.ts'

/** Cuts code into lines of pieces, each with the name of its colour (see code.module.css) or none. */
export async function colourCode(
  text: string,
  language: string,
): Promise<{ text: string; classes: string }[][]> {
  const parser = await codeParser(language)
  const lines: { text: string; classes: string }[][] = [[]]
  if (!parser) return text.split('\n').map((line) => [{ text: line, classes: '' }])
  highlightCode(
    text,
    StreamLanguage.define(parser).parser.parse(text),
    colours,
    (piece, classes) => lines.at(-1)?.push({ text: piece, classes }),
    () => lines.push([]),
  )
  return lines
}

const colours = tagHighlighter([
  { tag: tags.keyword, class: 'keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: 'string' },
  { tag: [tags.number, tags.bool, tags.atom, tags.literal], class: 'number' },
  { tag: tags.comment, class: 'comment' },
  {
    tag: [tags.typeName, tags.className, tags.propertyName, tags.tagName, tags.attributeName],
    class: 'name',
  },
  { tag: tags.invalid, class: 'invalid' },
])
