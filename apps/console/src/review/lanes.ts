import type { Lost } from '@invigil/contract/deletion-receipt.ts'
import type { Timeline } from '@invigil/contract/review.ts'
import type { Seen } from '@invigil/messages/seen.ts'
import type { useTranslations } from 'use-intl'
import { reasonOf } from './why-bare.ts'

export type LaneName =
  | 'states'
  | 'incidents'
  | 'signals'
  | 'answers'
  | 'proctors'
  | 'silences'
  | RecordedLane
  | 'notes'

/** What was recorded, in the order it is shown. */
const recordedLanes = ['camera', 'screen', 'side', 'hall', 'microphone', 'talk'] as const
export type RecordedLane = (typeof recordedLanes)[number]

/** Something on a lane: a stretch, or a moment when it has no `to`. Milliseconds since the epoch. */
export interface Mark {
  id: string
  from: number
  to?: number
  /** What it is, on pointing at it. */
  title: string
  /** Written into it where there is room. */
  word?: string
  look: string
}

export interface Lane {
  name: LaneName
  marks: Mark[]
}

export interface Words {
  t: ReturnType<typeof useTranslations<'review'>>
  state: (state: Timeline['state']) => string
  seen: (noticed: Pick<Timeline['signals'][number], 'kind' | 'detail'>) => Seen
}

/** Everything of a timeline as lanes, with what was erased; lanes on which nothing stands are left out, but for the first three. */
export function lanesOf(timeline: Timeline, words: Words, lost: Lost['lanes'] = []): Lane[] {
  const lanes: Lane[] = [
    { name: 'states', marks: statesOf(timeline, words) },
    { name: 'incidents', marks: incidentsOf(timeline, words) },
    { name: 'answers', marks: answersOf(timeline, words) },
    { name: 'signals', marks: signalsOf(timeline, words) },
    { name: 'proctors', marks: proctorsOf(timeline, words) },
    { name: 'silences', marks: silencesOf(timeline, words) },
    ...recordedLanes.map((name) => ({
      name,
      marks: [...recordedOf(timeline, name, words), ...lostOf(lost, name, words)],
    })),
    { name: 'notes', marks: notesOf(timeline) },
  ]
  return lanes.filter(({ marks }, index) => index < 3 || marks.length > 0)
}

function statesOf({ states, endsAt, candidateName }: Timeline, { state, t }: Words): Mark[] {
  return states.map(({ at, to, reason, isBreak }, index) => {
    const end = states[index + 1]?.at ?? endsAt
    const word = isBreak ? t('mark.break') : state(to)
    const said = isBreak ? t('mark.break-by', { name: candidateName }) : word
    return {
      id: `${at} ${to}`,
      from: time(at),
      to: time(end),
      word,
      title: reason ? `${said}: ${reason}` : said,
      look: to,
    }
  })
}

function incidentsOf({ incidents, endsAt }: Timeline, { seen }: Words): Mark[] {
  return incidents.map((incident) => ({
    id: incident.id,
    from: time(incident.startedAt),
    to: time(incident.endedAt ?? endsAt),
    title: `${seen(incident).title} – ${seen(incident).sentence}`,
    look: incident.state === 'dismissed' ? 'dismissed' : incident.severity,
  }))
}

function answersOf({ answers }: Timeline, { t }: Words): Mark[] {
  return answers.map(({ at, itemNumber, isLate }, index) => ({
    id: `${at} ${index}`,
    from: time(at),
    title: t(isLate ? 'mark.late' : 'mark.answer', { number: itemNumber }),
    look: isLate ? 'late' : 'answer',
  }))
}

function signalsOf({ signals }: Timeline, { seen }: Words): Mark[] {
  return signals
    .filter(({ phase }) => phase !== 'ended')
    .map((signal, index) => ({
      id: `${signal.episode} ${index}`,
      from: signal.since,
      title: seen(signal).title,
      look: 'signal',
    }))
}

function proctorsOf({ interventions, messages }: Timeline, { t }: Words): Mark[] {
  const own = messages.filter(({ from }) => from === 'candidate')
  return [
    ...interventions.map(({ id, kind, by, reason, detail, at }) => ({
      id,
      from: time(at),
      // A talk lasts; everything else is a moment.
      ...(kind === 'talk' ? { to: time(at) + Number(detail.seconds) * 1_000 } : {}),
      title: [t(`did.${kind}`, { name: by.name }), reason].filter(Boolean).join(': '),
      look: kind === 'message' || kind === 'admit' ? 'message' : 'act',
    })),
    ...own.map(({ id, fromName, text, sentAt }) => ({
      id,
      from: time(sentAt),
      title: `${t('mark.message', { name: fromName })}: ${text}`,
      look: 'message',
    })),
  ]
}

function silencesOf({ silences, endsAt }: Timeline, { t }: Words): Mark[] {
  return silences.map(({ fromAt, toAt }) => ({
    id: fromAt,
    from: time(fromAt),
    to: time(toAt ?? endsAt),
    title: t('mark.silence'),
    look: 'silence',
  }))
}

function recordedOf({ recordings, silences }: Timeline, kind: RecordedLane, { t }: Words): Mark[] {
  // Where the large camera was not kept the small one stands in, as in the player.
  const own = recordings.filter((one) => one.kind === kind)
  const standIns = kind === 'camera' ? recordings.filter((one) => one.kind === 'preview') : []
  const [recording = standIns[0]] = own
  if (!recording) return []
  const wholes = (own.length > 0 ? [...standIns, recording] : [recording]).map((one) => ({
    ...{ id: one.kind, from: time(one.fromAt), to: time(one.toAt) },
    ...{ title: t('mark.recorded'), look: 'recorded' },
  }))
  return [
    ...wholes,
    ...recording.gaps.map(({ fromAt, toAt, reason }) => {
      const isSilent = silences.some((one) => one.fromAt < toAt && (one.toAt === null || one.toAt > fromAt))
      return {
        id: fromAt,
        from: time(fromAt),
        to: time(toAt),
        title: `${t('mark.gap')}: ${t(`bare.${reasonOf(reason, isSilent)}`)}`,
        look: 'gap',
      }
    }),
  ]
}

/** Stretches of a kind that were recorded and erased; the small camera's stand for the camera. */
function lostOf(lost: Lost['lanes'], name: RecordedLane, { t }: Words): Mark[] {
  return lost
    .filter(({ kind }) => kind === name || (name === 'camera' && kind === 'preview'))
    .map(({ kind, fromAt, toAt }) => ({
      ...{ id: `lost ${kind} ${fromAt}`, from: time(fromAt), to: time(toAt) },
      ...{ title: t('mark.erased'), look: 'erased' },
    }))
}

function notesOf({ notes }: Timeline): Mark[] {
  return notes.flatMap(({ id, at, text, by }) =>
    at ? [{ id, from: time(at), title: `${by.name}: ${text}`, look: 'note' }] : [],
  )
}

function time(instant: string): number {
  return new Date(instant).getTime()
}
