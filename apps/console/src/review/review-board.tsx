import type { Timeline } from '@invigil/contract/review.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Link } from '@invigil/design/link.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { neighbour, type Span } from './axis.ts'
import { Clips } from './clips.tsx'
import { DecideIncident, type ToDecide } from './decide-incident.tsx'
import { Incidents } from './incidents.tsx'
import { JudgedAgain } from './judged-again.tsx'
import { KeptUntil } from './kept-until.tsx'
import { Notes } from './notes.tsx'
import { Recording } from './recording.tsx'
import styles from './review-board.module.css'
import { SignedEvidence } from './signed-evidence.tsx'
import { TimeAxis } from './time-axis.tsx'
import { useLayout } from './use-layout.ts'
import { usePlayback } from './use-playback.ts'
import { useReviewKeys } from './use-review-keys.ts'
import { VerdictBadge } from './verdict-badge.tsx'
import { VerdictPart } from './verdict-part.tsx'

/** A jump lands this much before an incident, so that one sees how it came about, in milliseconds. */
const runUpMs = 3_000
/** What a picture lasts: cameras make 15 a second, screens 5. */
const frameMs = 1_000 / 15
const screenFrameMs = 200

/** The parts of a review, all at one moment: what is pressed in one of them moves the others. */
export function ReviewBoard({ timeline }: { timeline: Timeline }) {
  const span = useMemo(() => spanOf(timeline), [timeline])
  const playback = usePlayback(timeline, span)
  const layout = useLayout(timeline.recordings)
  const shown = useMemo(() => withCamera(timeline, layout.camera?.id), [timeline, layout.camera?.id])
  const [picked, setPicked] = useState<Span>()
  const [toDecide, setToDecide] = useState<ToDecide>()
  const [selectedId, setSelectedId] = useState(timeline.incidents[0]?.id as string | undefined)
  const selected = timeline.incidents.find(({ id }) => id === selectedId)

  function select(id: string, startedAt: string) {
    setSelectedId(id)
    playback.seek(new Date(startedAt).getTime() - runUpMs)
  }

  function step(direction: 1 | -1) {
    const next = neighbour(timeline.incidents, playback.at, direction)
    if (next) select(next.id, next.startedAt)
  }

  useReviewKeys({
    onTurn: () => playback.turn(),
    onFrame(direction) {
      playback.turn(false)
      playback.seek(playback.at + direction * (layout.main === 'screen' ? screenFrameMs : frameMs))
    },
    onLane(number) {
      const kind = layout.pictures[number - 1]
      if (kind) layout.setMain(kind)
    },
    onSwap: layout.swap,
    onSkip: (seconds) => playback.seek(playback.at + seconds * 1_000),
    onStep: step,
    onDecide: (decision) => {
      if (selected?.state === 'open') setToDecide({ incident: selected, decision })
    },
  })

  return (
    <Stack gap={5}>
      <Head timeline={timeline} />
      <div className={styles.top}>
        <Recording playback={playback} timeline={shown} layout={layout} />
        <Incidents
          timeline={timeline}
          selectedId={selectedId}
          onSelect={select}
          onStep={step}
          onDecide={setToDecide}
        />
      </div>
      <TimeAxis
        timeline={shown}
        span={span}
        at={playback.at}
        onSeek={playback.seek}
        strip={layout.main}
        goesOn={playback.goesOn}
        picked={picked}
      />
      <Clips timeline={timeline} at={playback.at} picked={picked} onPick={setPicked} />
      <div className={styles.below}>
        <VerdictPart timeline={timeline} />
        <Notes timeline={timeline} at={playback.at} onSeek={playback.seek} />
      </div>
      <SignedEvidence timeline={timeline} />
      <JudgedAgain timeline={timeline} onSeek={playback.seek} />
      {toDecide ? <DecideIncident toDecide={toDecide} onClose={() => setToDecide(undefined)} /> : null}
    </Stack>
  )
}

function Head({ timeline }: { timeline: Timeline }) {
  const t = useTranslations()
  const format = useFormatter()
  const { candidateName, sittingName, startsAt, endsAt, state, timeZone, verdicts, attemptId, sittingId } =
    timeline
  const latest = verdicts.at(-1)
  const from = format.dateTime(new Date(startsAt), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const to = format.dateTime(new Date(endsAt), { timeStyle: 'short', timeZone })
  return (
    <PageHead
      above={<Link href="/reviews">{t('review.back')}</Link>}
      title={candidateName}
      description={
        <>
          {`${sittingName} · ${t('review.span', { from, to })} (${timeZone})`}
          <br />
          <KeptUntil attemptId={attemptId} sittingId={sittingId} timeZone={timeZone} />
        </>
      }
      actions={
        <Row>
          <Badge>{t(`states.attempt.${state}`)}</Badge>
          {latest ? <VerdictBadge verdict={latest.verdict} /> : null}
        </Row>
      }
    />
  )
}

/** A timeline with one camera of the hall: there is one lane for them all. */
function withCamera(timeline: Timeline, cameraId: string | undefined): Timeline {
  const recordings = timeline.recordings.filter(({ camera }) => !camera || camera.id === cameraId)
  return { ...timeline, recordings }
}

/** From the first to the last thing there is, recordings and late answers with it. */
function spanOf({ startsAt, endsAt, recordings, answers }: Timeline): Span {
  const instants = [
    startsAt,
    endsAt,
    ...recordings.flatMap(({ fromAt, toAt }) => [fromAt, toAt]),
    ...answers.map(({ at }) => at),
  ].map((instant) => new Date(instant).getTime())
  return { from: Math.min(...instants), to: Math.max(...instants) }
}
