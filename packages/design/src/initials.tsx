import styles from './initials.module.css'

/** A person as a small disc with their initials. An ornament: the name stands beside it. */
export function Initials({ name, size = 28 }: { name: string; size?: number }) {
  return (
    <span
      className={styles.disc}
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: size * 0.4 }}
    >
      {initialsOf(name)}
    </span>
  )
}

/** The first letters of the first and last word of a name; Vietnamese names too are told apart best by these two. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toLocaleUpperCase()
}
