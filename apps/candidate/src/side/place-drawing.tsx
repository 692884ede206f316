import styles from './side.module.css'

/** Where the phone stands, seen from above: at the side, an arm's length away, so that desk, hands, face and screen are in its picture. */
export function PlaceDrawing({ label }: { label: string }) {
  return (
    <svg className={styles.drawing} viewBox="0 0 240 170" role="img" aria-label={label}>
      <path className={styles.cone} d="M104 148 L66 14 L226 14 Z" />
      <rect className={styles.desk} x="104" y="26" width="96" height="72" rx="3" />
      <rect className={styles.thing} x="180" y="42" width="8" height="40" rx="2" />
      <rect className={styles.thing} x="144" y="48" width="24" height="28" rx="2" />
      <circle className={styles.person} cx="90" cy="62" r="13" />
      <path className={styles.person} d="M98 50 Q124 42 144 54 M98 74 Q124 82 144 70" />
      <rect className={styles.phone} x="93" y="146" width="22" height="12" rx="2" />
    </svg>
  )
}
