import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import styles from './bars.module.css'

interface ProgressBarProps {
  label: string
  /** 0..`max`; left out while nobody knows how long it takes. */
  value?: number
  max?: number
  /** What stands at the right, e.g. “12 of 30”; the percentage when left out. */
  valueText?: string
}

/** How far something is that will end: an upload, a check, the answered items. */
export function ProgressBar({ label, value, max = 100, valueText }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className={styles.bar}
      aria-label={label}
      value={value}
      maxValue={max}
      isIndeterminate={value === undefined}
      valueLabel={valueText}
    >
      {({ percentage, valueText: shown }) => (
        <>
          <span className={styles.label}>{label}</span>
          <span className={styles.value}>{value === undefined ? null : shown}</span>
          <Track percentage={percentage} />
        </>
      )}
    </AriaProgressBar>
  )
}

function Track({ percentage }: { percentage: number | undefined }) {
  return (
    <span className={styles.track}>
      <span
        className={styles.fill}
        data-endless={percentage === undefined || undefined}
        style={percentage === undefined ? undefined : { width: `${percentage}%` }}
      />
    </span>
  )
}
