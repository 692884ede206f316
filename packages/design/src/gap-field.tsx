import styles from './gap-field.module.css'
import type { Choice } from './select.tsx'

interface GapFieldProps {
  /** Read out, not shown: the sentence around it says what it is. */
  label: string
  value: string
  onChange: (value: string) => void
  maxLength?: number
}

/** A field within a sentence; it grows with what is typed. */
export function GapField({ label, value, onChange, maxLength }: GapFieldProps) {
  return (
    <input
      className={styles.gap}
      aria-label={label}
      value={value}
      size={Math.min(40, Math.max(8, value.length + 1))}
      onChange={(event) => onChange(event.target.value)}
      maxLength={maxLength}
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
    />
  )
}

interface GapSelectProps<Id extends string> extends Omit<GapFieldProps, 'onChange' | 'value' | 'maxLength'> {
  choices: readonly Choice<Id>[]
  /** What stands for no choice. */
  empty: string
  value: string
  onChange: (value: Id | '') => void
}

/** A choice within a sentence; the browser's own list, which fits into a line of text on every device. */
export function GapSelect<Id extends string>({ label, choices, empty, value, onChange }: GapSelectProps<Id>) {
  return (
    <select
      className={styles.gap}
      aria-label={label}
      value={choices.some(({ id }) => id === value) ? value : ''}
      onChange={(event) => onChange(choices.find(({ id }) => id === event.target.value)?.id ?? '')}
    >
      <option value="">{empty}</option>
      {choices.map(({ id, label: words }) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </select>
  )
}
