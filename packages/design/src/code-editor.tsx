import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import styles from './code.module.css'
import type { CodeMirror } from './code-mirror.ts'
import { TextArea } from './text-area.tsx'

interface CodeEditorProps {
  label: string
  /** How one leaves by the keyboard, and whatever else should be known. */
  description: string
  language: string
  value: string
  onChange: (text: string) => void
  questionId?: string
  maxLength?: number
}

/**
 * Code with colours and line numbers. Until the editor has come, and where it cannot come (offline, an old browser), a
 * plain text field does the same.
 */
export function CodeEditor({ label, description, language, value, onChange, ...rest }: CodeEditorProps) {
  const [mount, setMount] = useState<typeof import('./code-mirror.ts').mountCodeMirror>()
  const isTyping = useRef(false)
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    let isHere = true
    import('./code-mirror.ts')
      .then(({ mountCodeMirror }) => isHere && setMount(() => mountCodeMirror))
      .catch(() => undefined)
    return () => {
      isHere = false
    }
  }, [])
  // The field is not taken away from under somebody's fingers.
  useEffect(() => {
    if (mount && !isTyping.current) setReady(true)
  }, [mount])

  if (mount && isReady) return <Mounted {...{ mount, label, description, language, value, onChange }} />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only tells whether the field inside has the focus
    <div
      className={styles.plain}
      onFocus={() => {
        isTyping.current = true
      }}
      onBlur={() => {
        isTyping.current = false
        if (mount) setReady(true)
      }}
    >
      <TextArea
        label={label}
        aria-describedby={rest.questionId}
        rows={14}
        value={value}
        onChange={onChange}
        maxLength={rest.maxLength}
        autoCorrect="off"
        spellCheck="false"
      />
    </div>
  )
}

interface MountedProps extends Omit<CodeEditorProps, 'questionId' | 'maxLength'> {
  mount: typeof import('./code-mirror.ts').mountCodeMirror
}

function Mounted({ mount, label, description, language, value, onChange }: MountedProps) {
  const id = useId()
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeMirror>(undefined)
  const change = useEffectEvent(onChange)
  const start = useEffectEvent((root: ShadowRoot) =>
    mount(root, {
      text: value,
      label: `${label}. ${description}`,
      language,
      hasFocus: false,
      onChange: (text) => change(text),
    }),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language wants another editor
  useEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' })
    if (!root) return
    const mounted = start(root)
    editor.current = mounted
    return () => mounted.destroy()
  }, [language])
  useEffect(() => editor.current?.show(value), [value])
  return (
    <div className={styles.code}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <div ref={host} data-code-editor data-takes-keys />
      <small className={styles.help}>{description}</small>
    </div>
  )
}
