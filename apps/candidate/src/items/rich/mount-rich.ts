import { formulaHtml } from '@invigil/items/rich-html.ts'
import type { RichText } from '@invigil/items/rich-text.ts'
import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { type Command, EditorState, NodeSelection, Plugin } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { documentOf, richTextOf } from './rich-document.ts'
import { richSchema } from './rich-schema.ts'

const { nodes, marks } = richSchema

/** What the toolbar can do with what is chosen. */
export const commands = {
  b: toggleMark(marks.b),
  i: toggleMark(marks.i),
  u: toggleMark(marks.u),
  sup: toggleMark(marks.sup),
  sub: toggleMark(marks.sub),
  h1: heading(1),
  h2: heading(2),
  ul: list('bulletList'),
  ol: list('orderedList'),
  undo,
  redo,
} satisfies Record<string, Command>
export type CommandName = keyof typeof commands

/** Which commands hold where the cursor stands, and the source of the formula that is chosen. */
export interface RichState {
  active: ReadonlySet<CommandName>
  formula: string | undefined
}

export interface RichEditor {
  run: (name: CommandName) => void
  /** Puts a formula where the cursor stands, or in the place of the one that is chosen; an empty one goes. */
  setFormula: (source: string) => void
  /** Replaces the text, unless it is that already; the change is not told. */
  show: (text: RichText) => void
  focus: () => void
  destroy: () => void
}

interface RichOptions {
  text: RichText
  attributes: Record<string, string>
  onChange: (text: RichText) => void
  onState: (state: RichState) => void
}

/** Puts an editor for formatted text into an element. It captures no Tab: lists nest by Ctrl + ] and [. */
export function mountRich(
  place: HTMLElement,
  { text, attributes, onChange, onState }: RichOptions,
): RichEditor {
  let known = JSON.stringify(text)
  const view = new EditorView(place, {
    state: stateOf(documentOf(text)),
    attributes,
    nodeViews: { formula: ({ attrs }) => ({ dom: formulaElement(String(attrs.source)) }) },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction))
      onState(stateAt(view.state))
      if (!transaction.docChanged) return
      const written = richTextOf(view.state.doc)
      known = JSON.stringify(written)
      onChange(written)
    },
  })
  onState(stateAt(view.state))
  return {
    run: (name) => {
      commands[name](view.state, view.dispatch)
      view.focus()
    },
    setFormula: (source) => {
      const { tr } = view.state
      const node = nodes.formula.create({ source: source.slice(0, 2000) })
      view.dispatch(source.trim() === '' ? tr.deleteSelection() : tr.replaceSelectionWith(node, false))
      view.focus()
    },
    show: (next) => {
      if (JSON.stringify(next) === known) return
      known = JSON.stringify(next)
      view.updateState(stateOf(documentOf(next)))
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

function stateOf(doc: Node): EditorState {
  const keys = keymap({
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    'Mod-b': commands.b,
    'Mod-i': commands.i,
    'Mod-u': commands.u,
    'Mod-.': commands.sup,
    'Mod-,': commands.sub,
    'Mod-]': sinkListItem(nodes.entry),
    'Mod-[': liftListItem(nodes.entry),
    Enter: splitListItem(nodes.entry),
    'Shift-Enter': chainCommands(exitCode, (state, dispatch) => {
      dispatch?.(state.tr.replaceSelectionWith(nodes.lineBreak.create()).scrollIntoView())
      return true
    }),
  })
  return EditorState.create({ doc, plugins: [history(), keys, keymap(baseKeymap), notEndless] })
}

/** The same length as a plain field takes; nothing that is there is cut off. */
const notEndless = new Plugin({
  filterTransaction: ({ doc }, before) =>
    doc.content.size <= longest || doc.content.size <= before.doc.content.size,
})
const longest = 200_000

function stateAt(state: EditorState): RichState {
  const { selection, storedMarks } = state
  const { $from, empty } = selection
  const has = (mark: 'b' | 'i' | 'u' | 'sup' | 'sub') =>
    empty
      ? (storedMarks ?? $from.marks()).some(({ type }) => type.name === mark)
      : state.doc.rangeHasMark(selection.from, selection.to, richSchema.mark(mark).type)
  const around = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1))
  const list = around.findLast(({ type }) => type === nodes.bulletList || type === nodes.orderedList)
  const level = $from.parent.type === nodes.heading ? $from.parent.attrs.level : 0
  const active: [CommandName, boolean][] = [
    ...(['b', 'i', 'u', 'sup', 'sub'] as const).map((mark) => [mark, has(mark)] as [CommandName, boolean]),
    ['h1', level === 1],
    ['h2', level > 1],
    ['ul', list?.type === nodes.bulletList],
    ['ol', list?.type === nodes.orderedList],
  ]
  const chosen = selection instanceof NodeSelection ? selection.node : undefined
  return {
    active: new Set(active.flatMap(([name, is]) => (is ? [name] : []))),
    formula: chosen?.type === nodes.formula ? String(chosen.attrs.source) : undefined,
  }
}

/** The same heading again makes a paragraph of it. */
function heading(level: 1 | 2): Command {
  return (state, dispatch) => {
    const { parent } = state.selection.$from
    const is = parent.type === nodes.heading && parent.attrs.level === level
    return setBlockType(is ? nodes.paragraph : nodes.heading, is ? null : { level })(state, dispatch)
  }
}

/** The same list again takes the line out of it; the other kind turns the list round. */
function list(name: 'bulletList' | 'orderedList'): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    const depth = Array.from({ length: $from.depth }, (_, at) => $from.depth - at).find((at) => {
      const { type } = $from.node(at)
      return type === nodes.bulletList || type === nodes.orderedList
    })
    if (depth === undefined) return wrapInList(nodes[name])(state, dispatch)
    if ($from.node(depth).type === nodes[name]) return liftListItem(nodes.entry)(state, dispatch)
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), nodes[name]))
    return true
  }
}

function formulaElement(source: string): HTMLElement {
  const element = document.createElement('span')
  element.dataset.formula = source
  element.innerHTML = formulaHtml(source)
  return element
}
