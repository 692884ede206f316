import type { ImportReview } from '@invigil/contract/import.ts'
import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ImagesContext } from '../images.ts'
import { EntryCard } from './entry-card.tsx'
import styles from './import.module.css'
import { NoticeLine } from './notice-line.tsx'

const shownAtFirst = 50
const filters = ['all', 'warnings', 'duplicates', 'left-out'] as const
type Filter = (typeof filters)[number]

interface ReviewListProps {
  review: ImportReview
  chosen: ReadonlySet<number>
  onChoose: (chosen: ReadonlySet<number>) => void
}

/** All that a file would bring, question by question, and what stays out. */
export function ReviewList({ review, chosen, onChoose }: ReviewListProps) {
  const t = useTranslations('transfer')
  const [filter, setFilter] = useState<Filter>('all')
  const [most, setMost] = useState(shownAtFirst)
  const { entries, leftOut, images } = review
  const previews = useMemo(
    () => Object.fromEntries(images.flatMap(({ id, preview }) => (preview ? [[id, preview]] : []))),
    [images],
  )
  const fitting = {
    all: entries,
    warnings: entries.filter(({ notices }) => notices.length > 0),
    duplicates: entries.filter(({ sameAs }) => sameAs !== null),
    'left-out': [],
  }[filter]
  const counts = {
    all: entries.length,
    warnings: entries.filter(({ notices }) => notices.length > 0).length,
    duplicates: entries.filter(({ sameAs }) => sameAs !== null).length,
    'left-out': leftOut.length,
  }
  const areAllChosen = fitting.length > 0 && fitting.every(({ at }) => chosen.has(at))
  const choose = (numbers: number[], isChosen: boolean) => {
    const rest = [...chosen].filter((at) => !numbers.includes(at))
    onChoose(new Set([...rest, ...(isChosen ? numbers : [])]))
  }
  return (
    <Stack gap={3}>
      <RadioGroup
        label={t('show')}
        look="row"
        value={filter}
        onChange={(next) => {
          setFilter(next)
          setMost(shownAtFirst)
        }}
        choices={filters.map((id) => ({ id, label: t(`filters.${id}`, { count: counts[id] }) }))}
      />
      {fitting.length > 0 ? (
        <Row justify="between">
          <Checkbox
            isSelected={areAllChosen}
            onChange={(isChosen) =>
              choose(
                fitting.map(({ at }) => at),
                isChosen,
              )
            }
          >
            {t('choose-all')}
          </Checkbox>
          <span aria-live="polite">{t('chosen', { count: chosen.size })}</span>
        </Row>
      ) : null}
      <ImagesContext value={previews}>
        <ul className={styles.entries}>
          {fitting.slice(0, most).map((entry) => (
            <EntryCard
              key={entry.at}
              entry={entry}
              isChosen={chosen.has(entry.at)}
              onChoose={(isChosen) => choose([entry.at], isChosen)}
            />
          ))}
        </ul>
      </ImagesContext>
      {fitting.length > most ? (
        <Row justify="center">
          <Button onPress={() => setMost(most + 200)}>
            {t('more-entries', { count: fitting.length - most })}
          </Button>
        </Row>
      ) : null}
      {filter === 'left-out' ? <LeftOut review={review} /> : null}
      {filter !== 'left-out' && fitting.length === 0 ? <p>{t('nothing-shown')}</p> : null}
    </Stack>
  )
}

function LeftOut({ review: { leftOut } }: { review: ImportReview }) {
  const t = useTranslations('transfer')
  if (leftOut.length === 0) return <p>{t('nothing-shown')}</p>
  return (
    <ul className={styles.entries}>
      {leftOut.map((notice) => (
        <li key={JSON.stringify(notice)} className={styles.leftOut}>
          <NoticeLine notice={notice} />
        </li>
      ))}
    </ul>
  )
}
