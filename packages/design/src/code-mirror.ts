import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  StreamLanguage,
  syntaxHighlighting,
} from '@codemirror/language'
import { Compartment, EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { codeParser } from './code-parser.ts'

export interface CodeMirror {
  /** Replaces the text, unless it is that already; the change is not told. */
  show: (text: string) => void
  destroy: () => void
}

interface CodeMirrorOptions {
  text: string
  label: string
  language: string
  hasFocus: boolean
  onChange: (text: string) => void
}

/**
 * Puts an editor for code into an element that holds a shadow root: there its styles are adopted sheets, which need no
 * permission of the content security policy. Tab indents; after Escape, Tab leaves until something is typed or focused again.
 */
export function mountCodeMirror(root: ShadowRoot, options: CodeMirrorOptions): CodeMirror {
  let isTold = true
  const colours = new Compartment()
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightSpecialChars(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of('    '),
        EditorState.tabSize.of(4),
        colours.of([]),
        syntaxHighlighting(classHighlighter),
        look,
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          autocorrect: 'off',
          spellcheck: 'false',
        }),
        EditorView.domEventHandlers({
          keydown: ({ key }, of) => {
            if (key === 'Escape') of.setTabFocusMode(true)
            return false
          },
          focus: (_event, of) => of.setTabFocusMode(false),
        }),
        EditorView.updateListener.of(({ docChanged, state, view: of }) => {
          if (!docChanged) return
          of.setTabFocusMode(false)
          if (isTold) options.onChange(state.doc.toString())
        }),
      ],
    }),
  })
  if (options.hasFocus) view.focus()
  void codeParser(options.language)
    .then((parser) => {
      if (parser) view.dispatch({ effects: colours.reconfigure(StreamLanguage.define(parser)) })
    })
    .catch(() => undefined)

  return {
    show: (text) => {
      if (text === view.state.doc.toString()) return
      isTold = false
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
      isTold = true
    },
    destroy: () => view.destroy(),
  }
}

const look = EditorView.theme({
  '&': {
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    background: 'var(--raised)',
    color: 'var(--ink)',
    fontSize: 'max(0.875em, 14px)',
  },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '0' },
  '.cm-scroller': {
    fontFamily: 'var(--font-code)',
    lineHeight: '1.5',
    minHeight: '14rem',
    maxHeight: '70vh',
  },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    background: 'var(--sunken)',
    color: 'var(--ink-soft)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'color-mix(in srgb, var(--accent) 7%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--focus) 28%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': {
    background: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '.tok-keyword, .tok-operatorKeyword': { color: 'var(--accent)', fontWeight: '600' },
  '.tok-string, .tok-string2': { color: 'var(--good)' },
  '.tok-number, .tok-bool, .tok-atom, .tok-literal': { color: 'var(--warning)' },
  '.tok-comment': { color: 'var(--ink-soft)', fontStyle: 'italic' },
  '.tok-typeName, .tok-className, .tok-propertyName, .tok-variableName2': { color: 'var(--info)' },
  '.tok-invalid': { color: 'var(--danger)' },
})
