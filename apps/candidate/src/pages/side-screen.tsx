import { useLocation } from '@tanstack/react-router'
import { Phone } from '../side/phone.tsx'
import type { RecordSide } from '../side/use-phone.ts'

export function SideScreen() {
  const { hash } = useLocation()
  return <Phone key={hash} token={hash} record={recordSide} />
}

const recordSide: RecordSide = (camera, { attemptId, key }) => {
  const { protocol, host } = window.location
  const socketUrl = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/socket/side/${attemptId}`
  let stop: () => unknown = () => undefined
  let isOver = false
  import('../recording/recorder.ts').then(
    ({ startRecorder }) => {
      const onState = () => undefined
      if (!isOver) stop = startRecorder(camera, { attemptId, socketUrl, key, shows: 'side', onState }).stop
    },
    () => undefined,
  )
  return () => {
    isOver = true
    void stop()
  }
}
