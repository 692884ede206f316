import { type DOMOutputSpec, Schema } from 'prosemirror-model'

const block = (tag: string): DOMOutputSpec => [tag, 0]

/** What an essay may hold: the same as items/rich-text.ts. Whatever else is pasted loses its form and keeps its words. */
export const richSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => block('p') },
    heading: {
      group: 'block',
      content: 'inline*',
      defining: true,
      attrs: { level: { default: 2, validate: 'number' } },
      parseDOM: [
        { tag: 'h1', attrs: { level: 1 } },
        { tag: 'h2', attrs: { level: 2 } },
        ...['h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 3 } })),
      ],
      toDOM: ({ attrs: { level } }) => block(level === 1 ? 'h3' : level === 2 ? 'h4' : 'h5'),
    },
    bulletList: {
      group: 'block',
      content: 'entry+',
      parseDOM: [{ tag: 'ul' }],
      toDOM: () => block('ul'),
    },
    orderedList: {
      group: 'block',
      content: 'entry+',
      parseDOM: [{ tag: 'ol' }],
      toDOM: () => block('ol'),
    },
    entry: {
      content: 'paragraph block*',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: () => block('li'),
    },
    text: { group: 'inline' },
    lineBreak: {
      group: 'inline',
      inline: true,
      selectable: false,
      leafText: () => '\n',
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
    formula: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { source: { default: '', validate: 'string' } },
      leafText: ({ attrs }) => attrs.source,
      parseDOM: [
        {
          tag: 'span[data-formula]',
          getAttrs: (element) => ({ source: element.getAttribute('data-formula') ?? '' }),
        },
      ],
      toDOM: ({ attrs: { source } }) => ['span', { 'data-formula': source }, source],
    },
  },
  marks: {
    b: {
      parseDOM: [
        { tag: 'strong' },
        { tag: 'b' },
        { style: 'font-weight=bold' },
        { style: 'font-weight=700' },
      ],
      toDOM: () => block('strong'),
    },
    i: { parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }], toDOM: () => block('em') },
    u: { parseDOM: [{ tag: 'u' }], toDOM: () => block('u') },
    sup: { excludes: 'sub', parseDOM: [{ tag: 'sup' }], toDOM: () => block('sup') },
    sub: { excludes: 'sup', parseDOM: [{ tag: 'sub' }], toDOM: () => block('sub') },
  },
})
