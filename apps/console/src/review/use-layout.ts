import type { Recording, TrackKind } from '@invigil/contract/media.ts'
import { useState } from 'react'

type Camera = NonNullable<Recording['camera']>

/** Which lanes are seen and heard, and which of them is large. */
export interface Layout {
  pictures: TrackKind[]
  sounds: TrackKind[]
  main: TrackKind | undefined
  /** All pictures are of one size. */
  isEven: boolean
  /** The cameras of the hall that recorded, and which of them is shown. */
  cameras: Camera[]
  camera: Camera | undefined
  setCamera: (id: string) => void
  setMain: (kind: TrackKind) => void
  turnEven: () => void
  /** Lets camera and screen change places. */
  swap: () => void
}

const pictureKinds: readonly TrackKind[] = ['camera', 'screen', 'side', 'hall']
const soundKinds: readonly TrackKind[] = ['microphone', 'talk']

/** How the lanes of a recording are laid out. The small camera stands in where the large one was not kept. */
export function useLayout(recordings: readonly Pick<Recording, 'kind' | 'camera'>[]): Layout {
  const kinds = new Set(recordings.map(({ kind }) => kind))
  const pictures = pictureKinds.filter((kind) => kinds.has(kind))
  if (!kinds.has('camera') && kinds.has('preview')) pictures.unshift('preview')
  const [wanted, setMain] = useState<TrackKind>()
  const [isEven, setEven] = useState(false)
  const [cameraId, setCamera] = useState<string>()
  const cameras = recordings.flatMap(({ camera }) => camera ?? [])
  const main = wanted && pictures.includes(wanted) ? wanted : pictures[0]
  return {
    ...{ pictures, main, isEven, cameras, setCamera },
    camera: cameras.find(({ id }) => id === cameraId) ?? cameras[0],
    sounds: soundKinds.filter((kind) => kinds.has(kind)),
    setMain(kind) {
      setEven(false)
      setMain(kind)
    },
    turnEven: () => setEven(!isEven),
    swap() {
      const other = pictures.find((kind) => kind !== main && (kind === 'screen' || kind === pictures[0]))
      if (other) setMain(other)
    },
  }
}
