import { Button } from '@invigil/design/button.tsx'
import { MicrophoneIcon } from '@invigil/design/icons.tsx'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { startSound } from './sound.ts'
import type { WallConnection } from './wall-connection.ts'

interface ListenProps {
  connection: WallConnection | undefined
  attemptId: string
}

/** Lets one hear a candidate's microphone; only when asked, and one candidate at a time. */
export function Listen({ connection, attemptId }: ListenProps) {
  const t = useTranslations('live.focus')
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    if (!isOn || !connection) return
    const sound = startSound()
    const leave = connection.watch(attemptId, 'microphone', sound.take)
    return () => {
      leave()
      sound.stop()
    }
  }, [isOn, connection, attemptId])
  if (!('AudioDecoder' in window)) return null
  return (
    <Button
      size="small"
      kind={isOn ? 'primary' : 'normal'}
      icon={<MicrophoneIcon size={14} />}
      aria-pressed={isOn}
      onPress={() => setOn(!isOn)}
    >
      {t(isOn ? 'stop-listening' : 'listen')}
    </Button>
  )
}
