import { Button } from '@invigil/design/button.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { RichText } from '@invigil/items/rich-text.ts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useTranslations } from 'use-intl'
import { type CommandName, type RichEditor as Mounted, mountRich, type RichState } from './mount-rich.ts'
import styles from './rich.module.css'

interface RichEditorProps {
  label: string
  labelId: string
  questionId: string
  value: RichText
  onChange: (text: RichText) => void
}

/** A text with bold, lists, headings and formulas. Its toolbar is one stop of the Tab key; arrows go along it. */
export function RichEditor({ label, labelId, questionId, value, onChange }: RichEditorProps) {
  const t = useTranslations('answering.essay')
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<Mounted>(undefined)
  const [state, setState] = useState<RichState>({ active: new Set(), formula: undefined })
  const [formula, setFormula] = useState<string>()
  const change = useEffectEvent(onChange)
  const start = useEffectEvent((element: HTMLElement) =>
    mountRich(element, {
      text: value,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelId,
        'aria-describedby': questionId,
        class: styles.writing ?? '',
      },
      onChange: (text) => change(text),
      onState: setState,
    }),
  )
  useEffect(() => {
    if (!place.current) return
    const mounted = start(place.current)
    editor.current = mounted
    return () => mounted.destroy()
  }, [])
  useEffect(() => editor.current?.show(value), [value])

  function insert(source: string) {
    setFormula(undefined)
    editor.current?.setFormula(source)
  }

  return (
    <div className={styles.editor}>
      <Toolbar aria-label={t('toolbar', { label })} className={styles.toolbar}>
        {tools.map(({ name, sign }) => (
          <Tool
            key={name}
            name={t(name)}
            isOn={name === 'undo' || name === 'redo' ? undefined : state.active.has(name)}
            onPress={() => editor.current?.run(name)}
          >
            <span data-tool={name} data-sign={sign} />
          </Tool>
        ))}
        <Tool name={t('formula')} isOn={undefined} onPress={() => setFormula(state.formula ?? '')}>
          <span data-sign="√x" />
        </Tool>
      </Toolbar>
      {formula === undefined ? null : (
        <FormulaField
          source={formula}
          onDone={insert}
          onCancel={() => {
            setFormula(undefined)
            editor.current?.focus()
          }}
        />
      )}
      <div ref={place} />
    </div>
  )
}

const tools: { name: CommandName; sign: string }[] = [
  { name: 'b', sign: 'B' },
  { name: 'i', sign: 'I' },
  { name: 'u', sign: 'U' },
  { name: 'sup', sign: 'x²' },
  { name: 'sub', sign: 'x₂' },
  { name: 'h1', sign: 'H1' },
  { name: 'h2', sign: 'H2' },
  { name: 'ul', sign: '•' },
  { name: 'ol', sign: '1.' },
  { name: 'undo', sign: '↶' },
  { name: 'redo', sign: '↷' },
]

interface ToolProps {
  name: string
  isOn: boolean | undefined
  onPress: () => void
  children: React.ReactNode
}

/** A press keeps the focus, and on a phone the keyboard, where one writes. */
function Tool({ name, isOn, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      title={name}
      aria-label={name}
      aria-pressed={isOn}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

const example = 'x^2, \\frac{1}{2}, \\sqrt{2}'

interface FormulaFieldProps {
  source: string
  onDone: (source: string) => void
  onCancel: () => void
}

function FormulaField({ source, onDone, onCancel }: FormulaFieldProps) {
  const t = useTranslations()
  const [typed, setTyped] = useState(source)
  return (
    <form
      className={styles.formula}
      onSubmit={(event) => {
        event.preventDefault()
        onDone(typed)
      }}
    >
      <TextField
        label={t('answering.essay.formula-source')}
        description={t('answering.essay.formula-help', { example })}
        value={typed}
        onChange={setTyped}
        maxLength={2000}
        autoFocus
        autoComplete="off"
        spellCheck="false"
      />
      <Row gap={2}>
        <Button type="submit" size="small" kind="primary">
          {t('answering.essay.formula-insert')}
        </Button>
        <Button size="small" kind="quiet" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
      </Row>
    </form>
  )
}
