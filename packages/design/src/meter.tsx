import { Meter as AriaMeter } from 'react-aria-components/Meter'
import styles from './bars.module.css'

interface MeterProps {
  label: string
  value: number
  min?: number
  max?: number
  /** The value in words, e.g. “−32 dB” or “good”; the percentage when left out. */
  valueText?: string
  tone?: 'accent' | 'good' | 'warning' | 'danger'
  isLabelHidden?: boolean
}

/** How much of something there is right now: a microphone's level, storage used, risk. */
export function Meter({
  label,
  value,
  min = 0,
  max = 100,
  valueText,
  tone = 'accent',
  isLabelHidden,
}: MeterProps) {
  return (
    <AriaMeter
      className={styles.bar}
      aria-label={label}
      value={value}
      minValue={min}
      maxValue={max}
      valueLabel={valueText}
    >
      {({ percentage, valueText: shown }) => (
        <>
          {isLabelHidden ? null : (
            <>
              <span className={styles.label}>{label}</span>
              <span className={styles.value}>{shown}</span>
            </>
          )}
          <span className={styles.track}>
            <span className={styles.fill} data-tone={tone} style={{ width: `${percentage}%` }} />
          </span>
        </>
      )}
    </AriaMeter>
  )
}
