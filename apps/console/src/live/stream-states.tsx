import type { Tile } from '@invigil/contract/live.ts'
import type { SideCamera } from '@invigil/contract/side-camera.ts'
import {
  CameraIcon,
  EyeOffIcon,
  MicrophoneIcon,
  OfflineIcon,
  PhoneIcon,
  ScreenIcon,
} from '@invigil/design/icons.tsx'
import { useTranslations } from 'use-intl'
import styles from './stream-states.module.css'

const streams = [
  ['camera', CameraIcon],
  ['microphone', MicrophoneIcon],
  ['screen', ScreenIcon],
] as const

/** Camera, microphone, screen and the phone at the side as small signs: faint when all is well, struck through when one stopped; and an eye where the machine cannot look for everything. */
export function StreamStates({ status, side }: Pick<Tile, 'status' | 'side'>) {
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
      {side ? <Side side={side} /> : null}
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

/** A battery below this will not last an exam, 0..1. */
const lowBattery = 0.2

function Side({ side: { state, battery, isCharging } }: { side: SideCamera }) {
  const t = useTranslations('live.tile.side')
  const share = battery === null ? undefined : Math.round(battery * 100)
  const isLow = battery !== null && battery < lowBattery && isCharging === false
  const words = share === undefined ? t(state) : `${t(state)} · ${t('battery', { share })}`
  return (
    <span
      className={styles.stream}
      data-state={state === 'showing' ? 'live' : 'ended'}
      data-low={isLow || undefined}
      role="img"
      aria-label={words}
      title={words}
    >
      <PhoneIcon size={14} />
    </span>
  )
}
