import { Select } from '@invigil/design/select.tsx'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { microphones } from './talk-microphone.ts'
import type { TalkSession } from './talk-session.ts'

/** Which microphone one speaks into; nothing where there is only one. */
export function TalkDevice({ session, sound }: { session: TalkSession; sound: MediaStreamTrack }) {
  const t = useTranslations('live.talk')
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  useEffect(() => {
    let isOver = false
    const read = () => void microphones().then((found) => !isOver && setDevices(found))
    read()
    navigator.mediaDevices.addEventListener('devicechange', read)
    return () => {
      isOver = true
      navigator.mediaDevices.removeEventListener('devicechange', read)
    }
  }, [])
  if (devices.length < 2) return null
  const choices = devices.map(({ deviceId, label }, index) => ({
    id: deviceId,
    label: label || t('device-number', { number: String(index + 1) }),
  }))
  return (
    <Select
      label={t('device')}
      choices={choices}
      value={sound.getSettings().deviceId}
      onChange={(deviceId) => void session.speakInto(deviceId)}
    />
  )
}
