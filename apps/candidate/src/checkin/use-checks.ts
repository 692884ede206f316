import type { DeviceCheck } from '@invigil/contract/checkin.ts'
import type { Stream } from '@invigil/contract/policy.ts'
import { watchCamera } from '@invigil/sensors/camera.ts'
import { useCallback, useEffect, useState } from 'react'
import { client } from '../api.ts'
import { useStreams } from '../streams/use-streams.ts'
import {
  checkBrowser,
  checkCamera,
  checkDisplays,
  checkMicrophone,
  checkNetwork,
  checkScreen,
  failed,
} from './checks.ts'

type Check = DeviceCheck['check']

/** Runs the device check: what needs no permission at once, streams as they are opened. */
export function useChecks(given: readonly Stream[], call: { attemptId: string; attemptKey: string }) {
  const streams = useStreams()
  const [lines, setLines] = useState<ReadonlyMap<Check, DeviceCheck>>(new Map())
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

  const { attemptId, attemptKey } = call
  useEffect(() => {
    note(checkBrowser(), checkDisplays())
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
  const loading = useDetector(isCameraOpen, note)
  const isWorking = (asked: Check) =>
    working.includes(asked) || (asked === 'detector' && loading !== undefined)
  return { lines, isWorking, open, loading }
}

/** Loads the networks while the candidate reads on, and tells how fast they are here. Answers the loaded share meanwhile. */
function useDetector(isCameraOpen: boolean, note: (line: DeviceCheck) => void): number | undefined {
  const streams = useStreams()
  const [share, setShare] = useState<number>()
  useEffect(() => {
    if (!isCameraOpen) return
    const stop = watchCamera(
      streams.together('camera'),
      {
        onWatching: (watching) => {
          if (watching.is === 'loading') return setShare(watching.share)
          setShare(undefined)
          note(
            watching.is === 'watching'
              ? {
                  check: 'detector',
                  state: 'good',
                  code: 'works',
                  detail: { ms: Math.round(watching.milliseconds) },
                }
              : { check: 'detector', state: 'warning', code: 'unavailable', detail: {} },
          )
        },
      },
      () => {},
    )
    return stop
  }, [isCameraOpen, streams, note])
  return share
}
