import type { AttemptView } from '@invigil/contract/attempt.ts'
import { FailedState } from '@invigil/design/failed-state.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Receipt } from '../after/receipt.tsx'
import { Apart } from '../frame/apart.tsx'
import { Frame } from '../frame/frame.tsx'
import { Mended } from '../frame/mended.tsx'
import { SheetsOf } from '../handwriting/sheets-of.tsx'
import { TalkBeside } from '../talk/talk-beside.tsx'
import { DisplayProvider } from '../tools/display-provider.tsx'
import { useForgetting } from '../tools/tools-provider.tsx'
import { Undelivered } from '../uploads/undelivered.tsx'
import { UploadsOf } from '../uploads/uploads-of.tsx'
import { OnBreak } from './break.tsx'
import { DeliveryBar } from './delivery-bar.tsx'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'
import { Exam } from './exam.tsx'
import { News } from './news.tsx'
import { Closing, Elsewhere, Expired, Paused, Unknown } from './standstill.tsx'
import { StatusLine } from './status-line.tsx'
import type { SupervisionStatus } from './status-of.ts'
import { useDesk } from './use-desk.ts'

/** What a page of another room gets while it is its turn. */
export interface TurnProps {
  attempt: AttemptView
  attemptKey: string
  clockOffset: number
  show: (view: AttemptView) => void
}

interface AttemptProps {
  attemptId: string
  /** What the supervision says of itself, for the wall. */
  supervision: () => SupervisionStatus
  /** Drawn while it is the turn of check-in or lobby. */
  checkin: (props: TurnProps) => ReactNode
  lobby: (props: TurnProps) => ReactNode
  /** Stands above the exam while it goes on; nothing that fails in it may reach the exam. */
  beside: (props: TurnProps) => ReactNode
  /** Enters again on this device, as it was entered before; afterwards this component is begun anew. */
  onReenter: () => Promise<void>
  onReopen: () => void
}

/** A candidate's attempt, from the check-in to the receipt: what its state asks for is what one sees. */
export function Attempt(props: AttemptProps) {
  const [desk, state] = useDesk(props.attemptId, props.supervision)
  const { view } = state
  const isWorking = view?.state === 'running' || view?.state === 'paused'
  useForgetting(view?.id, view ? isOver(view) : false)
  return (
    <DisplayProvider view={view}>
      <Frame
        title={view?.examTitle}
        width={view?.state === 'running' && state.stage === 'here' ? 'wide' : 'reading'}
        status={desk && isWorking && state.stage === 'here' ? <StatusLine desk={desk} state={state} /> : null}
        bar={
          <>
            <DeliveryBar state={state} isShown={isWorking && state.stage === 'here' && !state.isClosing} />
            {desk && view && state.stage === 'here' && !isOver(view) ? <TalkBeside port={desk.talk} /> : null}
          </>
        }
      >
        {desk ? (
          <UploadsOf attemptId={props.attemptId} attemptKey={desk.attemptKey()}>
            <SheetsOf desk={desk} isOver={view ? isOver(view) : false}>
              <Screen {...props} desk={desk} state={state} />
            </SheetsOf>
          </UploadsOf>
        ) : (
          <LoadingState />
        )}
      </Frame>
    </DisplayProvider>
  )
}

function isAtCheckIn({ state, isAdmitted }: AttemptView): boolean {
  return (state === 'expected' || state === 'checking-in') && !isAdmitted
}

function isOver({ state }: AttemptView): boolean {
  return state === 'submitted' || state === 'terminated' || state === 'expired'
}

function Screen({ desk, state, ...props }: AttemptProps & { desk: AttemptDesk; state: DeskState }) {
  const { stage, view } = state
  useFocusAtTurn(
    [stage, view?.state, view?.isAdmitted, state.isClosing, Boolean(view?.breaks.current)].join(' '),
  )
  const attemptKey = desk.attemptKey()
  switch (stage) {
    case 'opening':
      return <LoadingState />
    case 'unknown':
      return <Unknown />
    case 'taken-over':
      return <Elsewhere state={state} onHere={props.onReenter} />
    case 'other-page':
      return <Elsewhere state={state} onHere={async () => props.onReopen()} />
    case 'here':
      if (!view || !attemptKey) return <LoadingState />
      return (
        <>
          <Turn {...props} {...{ desk, state, view, attemptKey }} />
          {isOver(view) ? null : <News state={state} isBusy={isAtCheckIn(view)} />}
        </>
      )
  }
}

/** What one answered is kept by the desk: drawn anew, it is all there. */
function Kept({ children }: { children: ReactNode }) {
  const t = useTranslations('attempt')
  return (
    <Mended broken={(onAgain) => <FailedState sentence={t('unshown')} onRetry={onAgain} />}>
      {children}
    </Mended>
  )
}

/** Where the button that was pressed is gone with its page, the keyboard goes on at the top of the next, not of the window. */
function useFocusAtTurn(turn: string): void {
  const shown = useRef(turn)
  useEffect(() => {
    if (shown.current === turn) return
    const hasJustOpened = shown.current.startsWith('opening')
    shown.current = turn
    if (!hasJustOpened && document.activeElement === document.body)
      document.getElementById('content')?.focus({ preventScroll: true })
  }, [turn])
}

type TurnOf = AttemptProps & {
  desk: AttemptDesk
  state: DeskState
  view: AttemptView
  attemptKey: string
}

function Turn({ desk, state, view, attemptKey, checkin, lobby, beside }: TurnOf) {
  const turn = { attempt: view, attemptKey, clockOffset: desk.clock.offset(), show: desk.show }
  switch (view.state) {
    case 'expected':
    case 'checking-in':
      // Let in before the check-in was finished: a person decided so.
      return <Kept>{view.isAdmitted ? lobby(turn) : checkin(turn)}</Kept>
    case 'waiting':
      return <Kept>{lobby(turn)}</Kept>
    case 'running':
    case 'paused':
      return (
        <>
          <Apart>{beside(turn)}</Apart>
          <Kept>
            {state.isClosing ? (
              <Closing desk={desk} state={state} />
            ) : view.breaks.current ? (
              <OnBreak desk={desk} state={state} />
            ) : view.state === 'paused' ? (
              <Paused desk={desk} state={state} />
            ) : (
              <Exam desk={desk} state={state} />
            )}
          </Kept>
        </>
      )
    case 'submitted':
    case 'terminated':
      return (
        <>
          <Undelivered />
          <Receipt view={view} attemptKey={attemptKey} receipt={state.receipt} unsaved={state.unsaved} />
        </>
      )
    case 'expired':
      return <Expired />
  }
}
