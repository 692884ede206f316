import { wantsSideCamera } from '@invigil/contract/policy.ts'
import { fetched, fetchedPage } from '@invigil/design/fetched.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { usualTools } from '@invigil/items/exam-content.ts'
import cameraWorker from '@invigil/sensors/camera-worker.ts?worker&url'
import { useParams } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { Attempt } from '../attempt/attempt.tsx'
import { enterAgain } from '../entrance/enter.ts'
import { Apart } from '../frame/apart.tsx'
import { Supervised } from '../monitoring/supervised.tsx'
import { useSupervision } from '../monitoring/use-supervision.ts'
import recorderWorker from '../recording/recorder-worker.ts?worker&url'
import { fetchTools } from '../tools/fetch-tools.ts'

const parts = {
  checkin: async () => (await import('../checkin/checkin.tsx')).Checkin,
  lobby: async () => (await import('../checkin/lobby.tsx')).Lobby,
  sideStep: async () => (await import('../side/side-step.tsx')).SideStep,
  sideLost: async () => (await import('../side/side-lost.tsx')).SideLost,
  supervision: () => import('../monitoring/supervision.ts'),
  recorder: async () => (await import('../recording/recorder.ts')).startRecorder,
}
const Checkin = fetchedPage(parts.checkin)
const Lobby = fetchedPage(parts.lobby)
const SideStep = fetchedPage(parts.sideStep)
const SideLost = fetched(parts.sideLost)

/** First comes what the page shows at once. */
const aheadAfterMs = 2_000

function sideOf({ attempt, attemptKey }: { attempt: { id: string }; attemptKey: string }) {
  return { attemptId: attempt.id, attemptKey }
}

export function AttemptScreen() {
  const { attemptId } = useParams({ from: '/attempt/$attemptId' })
  const supervision = useSupervision()
  const [round, setRound] = useState(0)
  useEffect(fetchAhead, [])
  const beginAnew = () => setRound((before) => before + 1)
  return (
    <Attempt
      key={`${attemptId} ${round}`}
      attemptId={attemptId}
      supervision={supervision.read}
      checkin={({ show, ...turn }) => (
        <Suspense fallback={<LoadingState />}>
          <Checkin {...turn} side={(props) => <SideStep {...sideOf(turn)} {...props} />} onReady={show} />
        </Suspense>
      )}
      lobby={({ show, ...turn }) => (
        <Suspense fallback={<LoadingState />}>
          <Lobby {...turn} onStarted={show} />
        </Suspense>
      )}
      beside={({ show: _show, ...turn }) => (
        <>
          <Supervised {...turn} supervision={supervision} recorder={parts.recorder} />
          {wantsSideCamera(turn.attempt.policy) ? (
            <Apart>
              <SideLost {...sideOf(turn)} />
            </Apart>
          ) : null}
        </>
      )}
      onReenter={async () => {
        await enterAgain(attemptId)
        beginAnew()
      }}
      onReopen={beginAnew}
    />
  )
}

/** What comes later is fetched before: by then the server may have been updated, and its former files be gone. */
function fetchAhead(): () => void {
  const timer = setTimeout(() => {
    for (const part of Object.values(parts)) part().catch(() => undefined)
    // A worker takes its file out of the browser's cache: it is asked for by its address, not run.
    for (const file of [cameraWorker, recorderWorker]) fetch(file).catch(() => undefined)
    void fetchTools({ ...usualTools, calculator: 'scientific', notes: true, highlighter: true })
  }, aheadAfterMs)
  return () => clearTimeout(timer)
}
