import type { CandidateStatus } from '@invigil/contract/live.ts'
import { CameraIcon, EyeOffIcon, MicrophoneIcon, OfflineIcon, ScreenIcon } from '@invigil/design/icons.tsx'
import { useTranslations } from 'use-intl'
import styles from './stream-states.module.css'

const streams = [
  ['camera', CameraIcon],
  ['microphone', MicrophoneIcon],
  ['screen', ScreenIcon],
] as const

/** Camera, microphone and screen as small signs: faint when all is well, struck through when one stopped; and an eye where the machine cannot look for everything. */
export function StreamStates({ status }: { status: CandidateStatus | null }) {
  const t = useTranslations('live.tile')
  const ts = useTranslations('states.stream')
  if (!status) return null
  return (
    <span className={styles.streams}>
      {streams.map(([stream, Icon]) => (
        <span
          key={stream}
          className={styles.stream}
          data-state={status[stream]}
          role="img"
          aria-label={t(status[stream], { stream: ts(stream) })}
          title={t(status[stream], { stream: ts(stream) })}
        >
          <Icon size={14} />
        </span>
      ))}
      {status.recording === 'recording' || status.recording === 'off' ? null : (
        <span
          className={styles.stream}
          data-recording={status.recording}
          role="img"
          aria-label={t(`recording.${status.recording}`)}
          title={t(`recording.${status.recording}`)}
        >
          <OfflineIcon size={14} />
        </span>
      )}
      {status.sensors === 'reduced' || status.sensors === 'unavailable' ? (
        <span
          className={styles.stream}
          data-sensors={status.sensors}
          role="img"
          aria-label={t(`sensors.${status.sensors}`)}
          title={t(`sensors.${status.sensors}`)}
        >
          <EyeOffIcon size={14} />
        </span>
      ) : null}
    </span>
  )
}
