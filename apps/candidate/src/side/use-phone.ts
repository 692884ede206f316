import type { SideJoined, SideReport } from '@invigil/contract/side-camera.ts'
import { useEffect, useRef, useState } from 'react'
import { client } from '../api.ts'
import { forgetPhone } from './joined-phone.ts'
import { followPhone, keepAwake } from './phone-facts.ts'
import { hintFor, lookAtPlace, type PlaceHint } from './placement.ts'

/** Records the camera as the side of an attempt; returns what ends it. Given by the page, which knows the recorder. */
export type RecordSide = (camera: MediaStream, joined: SideJoined) => () => void

export type PhoneState = 'ready' | 'opening' | 'denied' | 'showing' | 'stopped' | 'over' | 'replaced'

const reportEveryMs = 5_000
const lookEveryMs = 1_000

/** A phone as the side camera: its camera, how well it is placed, and what becomes of it. */
export function usePhone(joined: SideJoined, record: RecordSide) {
  const [state, setState] = useState<PhoneState>('ready')
  const [camera, setCamera] = useState<MediaStream>()
  const [hint, setHint] = useState<PlaceHint>()
  const video = useRef<HTMLVideoElement>(null)

  async function open() {
    setState('opening')
    try {
      const wished = { facingMode: 'environment', width: { ideal: 640 }, height: { ideal: 480 } }
      setCamera(await navigator.mediaDevices.getUserMedia({ video: wished, audio: false }))
      setState('showing')
    } catch {
      setState('denied')
    }
  }

  useEffect(() => {
    if (!camera) return
    const [track] = camera.getVideoTracks()
    const facts = followPhone()
    const stops = [record(camera, joined), keepAwake(), facts.stop]
    const stop = () => {
      for (const end of stops.splice(0)) end()
      track?.stop()
    }
    // A call, or another app that takes the camera.
    const ended = () => setState('stopped')
    track?.addEventListener('ended', ended)
    const report = async () => {
      const isShowing = track?.readyState === 'live' && !track.muted
      const told = await tell({ ...facts.read(), isShowing, key: joined.key })
      if (told === 'unheard' || told === 'wanted') return
      stop()
      forgetPhone()
      setCamera(undefined)
      setState(told)
    }
    void report()
    const reporting = setInterval(() => void report(), reportEveryMs)
    return () => {
      clearInterval(reporting)
      track?.removeEventListener('ended', ended)
      stop()
    }
  }, [camera, joined, record])

  useEffect(() => {
    const element = video.current
    if (!camera || !element) return
    element.srcObject = camera
    void element.play().catch(() => {})
    return watchPlace(element, setHint)
  }, [camera])

  return { state, hint, video, open }
}

/** Tells the server how the phone is; `unheard` when it could not be reached, and all goes on. */
async function tell(
  report: SideReport & { key: string },
): Promise<'wanted' | 'over' | 'replaced' | 'unheard'> {
  try {
    const { isWanted } = await client.checkin.sideReport(report)
    return isWanted ? 'wanted' : 'over'
  } catch (error) {
    return (error as { code?: string }).code === 'link-not-valid' ? 'replaced' : 'unheard'
  }
}

/** Looks at the picture once a second, small, and says what would help. */
function watchPlace(video: HTMLVideoElement, onHint: (hint: PlaceHint) => void): () => void {
  const canvas = document.createElement('canvas')
  canvas.width = 32
  canvas.height = 24
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  const facts = followPhone()
  let before: Uint8Array | undefined
  const timer = setInterval(() => {
    if (!pen || video.readyState < video.HAVE_CURRENT_DATA) return
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    const look = lookAtPlace(pen.getImageData(0, 0, canvas.width, canvas.height).data, before)
    before = look.grey
    onHint(hintFor(look, facts.read().orientation))
  }, lookEveryMs)
  return () => {
    clearInterval(timer)
    facts.stop()
  }
}
