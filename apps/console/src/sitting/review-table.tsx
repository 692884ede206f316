import type { RosterLine, RosterReview } from '@invigil/contract/roster.ts'
import { Badge, type Tone } from '@invigil/design/badge.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './sitting.module.css'

type WillDo = RosterLine['willDo']

const tones: Record<WillDo, Tone> = {
  'add-person-and-register': 'good',
  register: 'good',
  update: 'info',
  nothing: 'neutral',
  refuse: 'danger',
}

/** What importing would do, line by line; wrong lines stand first, with what is wrong in which column. */
export function ReviewTable({ review, timeZone }: { review: RosterReview; timeZone: string }) {
  const t = useTranslations()
  const wrong = review.lines.filter(({ willDo }) => willDo === 'refuse')
  const right = review.lines.filter(({ willDo }) => willDo !== 'refuse')
  const columns: Column<RosterLine>[] = [
    { id: 'line', title: t('sitting.line'), align: 'end', cell: ({ line }) => line },
    { id: 'name', title: t('common.name'), isRowHeader: true, cell: ({ name }) => shortened(name) },
    // On a telephone what is wrong must be in sight, and it names the e-mail where that is it.
    { id: 'email', title: t('common.email'), isMinor: true, cell: ({ email }) => shortened(email) },
    {
      id: 'number',
      title: t('sitting.external-id'),
      isMinor: true,
      cell: ({ externalId }) => shortened(externalId),
    },
    {
      id: 'minutes',
      title: t('sitting.extra-minutes'),
      align: 'end',
      isMinor: true,
      cell: ({ extraMinutes }) => extraMinutes || '–',
    },
    {
      id: 'more',
      title: t('seating.where-and-when'),
      isMinor: true,
      cell: (line) => <More line={line} timeZone={timeZone} />,
    },
    { id: 'what', title: t('sitting.will-happen'), cell: (line) => <Outcome line={line} /> },
  ]
  return (
    <Stack gap={3}>
      {wrong.length > 0 ? (
        <Notice tone="danger" title={t('sitting.wrong-lines', { count: wrong.length })} isAnnounced>
          {t('sitting.wrong-lines-text')}
        </Notice>
      ) : (
        <Notice tone="good" isAnnounced>
          {t('sitting.all-right', { count: right.length })}
        </Notice>
      )}
      <Table
        label={t('sitting.review-roster')}
        columns={columns}
        rows={[...wrong, ...right].slice(0, 500)}
        rowId={({ line }) => String(line)}
      />
      {review.lines.length > 500 ? (
        <p className={styles.quiet}>{t('sitting.more-lines', { count: review.lines.length - 500 })}</p>
      ) : null}
    </Stack>
  )
}

/** What only some rosters say. */
function More({ line, timeZone }: { line: RosterLine; timeZone: string }) {
  const t = useTranslations()
  const format = useFormatter()
  const { group, room, timeFactor, breakMinutes, startsAt, language } = line
  const words = [
    group ?? '',
    room ?? '',
    timeFactor > 1 ? t('sitting.times', { factor: format.number(timeFactor) }) : '',
    breakMinutes > 0 ? t('seating.breaks-of', { count: breakMinutes }) : '',
    startsAt ? format.dateTime(new Date(startsAt), { dateStyle: 'short', timeStyle: 'short', timeZone }) : '',
    language ?? '',
  ]
  return words.filter(Boolean).join(' · ') || '–'
}

function Outcome({ line }: { line: RosterLine }) {
  const t = useTranslations('sitting')
  const common = useTranslations('common')
  if (line.willDo !== 'refuse')
    return (
      <div className={styles.outcome}>
        <Badge tone={tones[line.willDo]}>{t(`will.${line.willDo}`)}</Badge>
      </div>
    )
  return (
    <ul className={styles.problems}>
      {line.problems.map(({ column, code, value }) => {
        const text = t(`roster-problems.${code}` as never, { value: shortened(value) } as never)
        const name = column && t(`columns.${column}` as never)
        return <li key={`${column} ${code}`}>{name ? common('labelled', { name, text }) : text}</li>
      })}
    </ul>
  )
}

/** What is far too long is often a line in the wrong shape; it must not push what is wrong with it out of sight. */
function shortened(text: string | null): string {
  if (!text) return '–'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
