import { Button } from '@invigil/design/button.tsx'
import { FlagIcon } from '@invigil/design/icons.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import type { Paper, PaperSection } from '@invigil/items/paper.ts'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './attempt.module.css'
import { headingId } from './heading-id.ts'
import { asksSomething } from './is-answer.ts'
import { review, type Walk } from './use-walk.ts'

const filters = ['all', 'open', 'flagged'] as const
type Filter = (typeof filters)[number]

interface ReviewProps {
  paper: Paper
  walk: Walk
  flags: readonly string[]
  isAnswered: (itemId: string) => boolean
  handIn: ReactNode
}

/** Everything at a glance before handing in: what is answered, what is not, what is flagged, and a way to each. */
export function ReviewPage({ paper, walk, flags, isAnswered, handIn }: ReviewProps) {
  const t = useTranslations('attempt')
  const [filter, setFilter] = useState<Filter>('all')
  const items = paper.sections.flatMap((section) => section.items)
  const isShown = (item: PaperItem, by: Filter) =>
    by === 'all' || (by === 'flagged' ? flags.includes(item.id) : asksSomething(item) && !isAnswered(item.id))
  const numberOf = (item: PaperItem) => items.indexOf(item) + 1
  const back = items.find(({ id }) => walk.mayGo(id))
  return (
    <Stack gap={5}>
      <Stack gap={2}>
        <h2 id={headingId(review)} tabIndex={-1} className={styles.heading}>
          {t('review.title')}
        </h2>
        <p>{t('review.text')}</p>
      </Stack>
      <RadioGroup
        label={t('review.show')}
        look="row"
        choices={filters.map((id) => ({
          id,
          label: t(`review.${id}`, { count: items.filter((item) => isShown(item, id)).length }),
        }))}
        value={filter}
        onChange={setFilter}
      />
      {items.some((item) => isShown(item, filter)) ? null : <p>{t('review.none')}</p>}
      {paper.sections.map((section) => (
        <SectionLines
          key={section.id}
          {...{ section, walk, flags, isAnswered, numberOf }}
          title={section.title || t('sections.number', { number: paper.sections.indexOf(section) + 1 })}
          items={section.items.filter((item) => isShown(item, filter))}
        />
      ))}
      <Row justify="between">
        {back ? <Button onPress={() => walk.go(back.id)}>{t('review.back')}</Button> : <span />}
        {handIn}
      </Row>
    </Stack>
  )
}

interface SectionLinesProps extends Pick<ReviewProps, 'walk' | 'flags' | 'isAnswered'> {
  section: PaperSection
  title: string
  items: readonly PaperItem[]
  numberOf: (item: PaperItem) => number
}

function SectionLines({ section, title, items, walk, flags, isAnswered, numberOf }: SectionLinesProps) {
  const t = useTranslations('attempt')
  const standing = walk.standing(section)
  if (items.length === 0) return null
  return (
    <section>
      <h3 className={styles.section} dir="auto">
        {title}
        {standing === 'open' ? null : ` · ${t(`sections.standing.${standing}`)}`}
      </h3>
      <ol className={styles.lines}>
        {items.map((item) => {
          const words = asksSomething(item) ? (isAnswered(item.id) ? 'answered' : 'not-answered') : 'to-read'
          return (
            <li key={item.id}>
              <button
                type="button"
                className={styles.lineButton}
                data-state={words}
                disabled={standing !== 'open' || !walk.mayGo(item.id)}
                onClick={() => walk.go(item.id)}
              >
                <strong>{t('nav.item', { number: numberOf(item) })}</strong>
                <span>{t(`nav.${words}`)}</span>
                {flags.includes(item.id) ? (
                  <span className={styles.flagged}>
                    <FlagIcon size={14} /> {t('nav.flagged')}
                  </span>
                ) : null}
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
