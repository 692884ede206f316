import { wantsSideCamera } from '@invigil/contract/policy.ts'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Attempt } from '../attempt/attempt.tsx'
import { enterAgain } from '../entrance/enter.ts'
import { Apart } from '../frame/apart.tsx'
import { Supervised } from '../monitoring/supervised.tsx'
import { useSupervision } from '../monitoring/use-supervision.ts'

const Checkin = lazy(async () => ({ default: (await import('../checkin/checkin.tsx')).Checkin }))
const Lobby = lazy(async () => ({ default: (await import('../checkin/lobby.tsx')).Lobby }))

const SideStep = lazy(async () => ({ default: (await import('../side/side-step.tsx')).SideStep }))
const SideLost = lazy(async () => ({ default: (await import('../side/side-lost.tsx')).SideLost }))

function sideOf({ attempt, attemptKey }: { attempt: { id: string }; attemptKey: string }) {
  return { attemptId: attempt.id, attemptKey }
}

const theRecorder = async () => (await import('../recording/recorder.ts')).startRecorder

export function AttemptScreen() {
  const { attemptId } = useParams({ from: '/attempt/$attemptId' })
  const supervision = useSupervision()
  const [round, setRound] = useState(0)
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
          <Supervised {...turn} supervision={supervision} recorder={theRecorder} />
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
