import styles from './mark.module.css'

/** The house's mark: a lamp kept burning in a niche. `name` is read out; without it the mark is an ornament. */
export function Mark({ size = 24, name }: { size?: number; name?: string }) {
  return (
    <svg
      className={styles.mark}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role={name ? 'img' : 'presentation'}
      aria-label={name}
      aria-hidden={name ? undefined : true}
    >
      <path className={styles.niche} d="M4.5 21.5V11a7.5 7.5 0 0 1 15 0v10.5z" />
      <path
        className={styles.flame}
        d="M12 7.25c2.6 2.7 3.4 4.2 3.4 5.85a3.4 3.4 0 0 1-6.8 0c0-1.65.8-3.15 3.4-5.85z"
      />
      <path className={styles.sill} d="M2.5 21.5h19" />
    </svg>
  )
}
