import styles from './side.module.css'

/** Where the phone stands: at the side, an arm's length away, so that desk, hands, face and screen are in its picture. */
export function PlaceDrawing({ label }: { label: string }) {
  return (
    <svg className={styles.drawing} viewBox="0 0 240 140" role="img" aria-label={label}>
      <path className={styles.cone} d="M38 74 L206 22 L206 128 Z" />
      <rect className={styles.desk} x="96" y="40" width="110" height="72" rx="3" />
      <rect className={styles.thing} x="184" y="56" width="8" height="40" rx="2" />
      <rect className={styles.thing} x="148" y="62" width="26" height="28" rx="2" />
      <circle className={styles.person} cx="112" cy="76" r="13" />
      <path className={styles.person} d="M122 62 Q140 58 148 66 M122 90 Q140 94 148 86" />
      <rect className={styles.phone} x="24" y="64" width="12" height="22" rx="2" />
    </svg>
  )
}
