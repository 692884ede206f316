import type { DeviceCheck } from '@invigil/contract/checkin.ts'
import type { Policy, Stream } from '@invigil/contract/policy.ts'
import { type CameraWatching, watchCamera } from '@invigil/sensors/camera.ts'
import type { HeavyLook } from '@invigil/sensors/schedule.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { client } from '../api.ts'
import { useStreams, useTrack } from '../streams/use-streams.ts'
import {
  checkBrowser,
  checkCamera,
  checkDisplays,
  checkMicrophone,
  checkNetwork,
  checkScreen,
  failed,
} from './checks.ts'
import type { CheckinProps } from './use-checkin.ts'

type Check = DeviceCheck['check']

/** Runs the device check: what needs no permission at once, streams as they are opened. */
export function useChecks(given: readonly Stream[], { attempt, attemptKey }: CheckinProps) {
  const streams = useStreams()
  const [lines, setLines] = useState<ReadonlyMap<Check, DeviceCheck>>(whatIsKnownAtOnce)
  const [working, setWorking] = useState<readonly Check[]>(['network', 'clock'])
  const note = useCallback((...found: DeviceCheck[]) => {
    setLines((before) => new Map([...before, ...found.map((line) => [line.check, line] as const)]))
    setWorking((before) => before.filter((check) => !found.some((line) => line.check === check)))
  }, [])

  const check = useCallback(
    async (stream: Stream) => {
      if (stream === 'screen') return note(checkScreen(streams))
      note(stream === 'camera' ? await checkCamera(streams) : await checkMicrophone(streams))
    },
    [streams, note],
  )

  async function open(stream: Stream) {
    setWorking((before) => [...before, stream])
    const opened = await streams.open(stream)
    if (opened.is === 'open') await check(stream)
    else note(failed(stream, opened.trouble))
  }

  const attemptId = attempt.id
  useEffect(() => {
    const ask = () => client.attempt.get({ attemptId }, { context: { attemptKey } })
    checkNetwork(ask).then(
      ({ network, clock }) => note(network, clock),
      () => note({ check: 'network', state: 'warning', code: 'unreachable', detail: {} }),
    )
  }, [attemptId, attemptKey, note])

  const isGivenNow = given.join(' ')
  useEffect(() => {
    // Back from another step: what is open already is only looked at again.
    for (const stream of isGivenNow.split(' ') as Stream[]) if (streams.track(stream)) void check(stream)
  }, [isGivenNow, streams, check])

  const isCameraOpen = lines.get('camera')?.state === 'good' || lines.get('camera')?.state === 'warning'
  const loading = useDetector(isCameraOpen, attempt.policy, note)
  const isWorking = (asked: Check) =>
    working.includes(asked) || (asked === 'detector' && loading !== undefined)
  return { lines, isWorking, open, loading }
}

/** Loads the networks while the candidate reads on, and tells how fast they are here. Answers the loaded share meanwhile. */
function useDetector(
  isCameraOpen: boolean,
  policy: Policy,
  note: (line: DeviceCheck) => void,
): number | undefined {
  const track = useTrack('camera')
  const [share, setShare] = useState<number>()
  // A revision's policy does not change, but each news of the attempt brings a copy.
  const rules = useRef(policy)
  useEffect(() => {
    if (!isCameraOpen || !track) return
    let isLeft = false
    let stop = () => {}
    const hear = (watching: CameraWatching) => {
      setShare(shareOf(watching))
      const line = lineOf(watching)
      if (line) note(line)
    }
    const start = (looks: readonly HeavyLook[]) => {
      if (!isLeft) stop = watchCamera(new MediaStream([track]), { looks, onWatching: hear }, () => {})
    }
    // The detectors are no part of the check-in, and heavy: they come when they are asked what they want.
    import('@invigil/detectors/wanted.ts').then(
      ({ wantedLooks }) => start(wantedLooks(rules.current, [])),
      () => start([]),
    )
    return () => {
      isLeft = true
      stop()
    }
  }, [isCameraOpen, track, note])
  return share
}

function whatIsKnownAtOnce(): ReadonlyMap<Check, DeviceCheck> {
  return new Map([checkBrowser(), checkDisplays()].map((line) => [line.check, line] as const))
}

function shareOf(watching: CameraWatching): number | undefined {
  switch (watching.is) {
    case 'loading':
      return watching.share
    case 'watching':
      return watching.loading
    case 'unavailable':
      return undefined
  }
}

/** Nothing is said before the machine's pace is known. */
function lineOf(watching: CameraWatching): DeviceCheck | undefined {
  if (watching.is === 'loading') return undefined
  if (watching.is === 'unavailable')
    return { check: 'detector', state: 'warning', code: 'unavailable', detail: {} }
  const { milliseconds, framesPerSecond, missing, why } = watching
  if (milliseconds === 0) return undefined
  const detail = {
    ms: Math.round(milliseconds),
    framesPerSecond: Math.round(framesPerSecond * 10) / 10,
    ...(why && { why, missing: missing.join(' ') }),
  }
  return { check: 'detector', state: 'good', code: why ? 'reduced' : 'works', detail }
}
