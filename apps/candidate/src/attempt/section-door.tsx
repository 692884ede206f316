import { Button } from '@invigil/design/button.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import type { Paper, PaperSection } from '@invigil/items/paper.ts'
import { useTranslations } from 'use-intl'
import { SafeHtml } from '../items/safe-html.tsx'
import styles from './attempt.module.css'
import { headingId } from './heading-id.ts'
import { review, type Walk } from './use-walk.ts'
import { goOnWith, grown } from './way.ts'

interface SectionDoorProps {
  paper: Paper
  section: PaperSection
  walk: Walk
  timeFactor: number
}

/** A section that is not open: what is behind the door before it is opened, or that it is closed. */
export function SectionDoor({ paper, section, walk, timeFactor }: SectionDoorProps) {
  const t = useTranslations('attempt.sections')
  const standing = walk.standing(section)
  if (standing === 'over' || standing === 'left') {
    return (
      <Stack gap={4} width="text">
        <h2 id={headingId(section.id)} tabIndex={-1} className={styles.heading}>
          {t(`${standing}-title`)}
        </h2>
        <p>{t(`${standing}-text`)}</p>
        <GoOn paper={paper} section={section} walk={walk} />
      </Stack>
    )
  }
  return (
    <Stack gap={4} width="text">
      <h2 id={headingId(section.id)} tabIndex={-1} className={styles.heading} dir="auto">
        {section.title || t('number', { number: paper.sections.indexOf(section) + 1 })}
      </h2>
      {section.instructionsHtml ? <SafeHtml html={section.instructionsHtml} /> : null}
      {section.minutes === undefined ? null : (
        <Notice title={t('minutes', { count: grown(section.minutes, timeFactor) })}>
          {t('minutes-begin')}
        </Notice>
      )}
      {section.order === 'forward' ? (
        <Notice tone="warning">{t(section.layout === 'all' ? 'forward-page' : 'forward')}</Notice>
      ) : null}
      <div>
        <Button kind="primary" onPress={walk.open}>
          {t('open')}
        </Button>
      </div>
    </Stack>
  )
}

function GoOn({ paper, section, walk }: Omit<SectionDoorProps, 'timeFactor'>) {
  const t = useTranslations('attempt')
  const next = goOnWith(paper, section.id, walk.standing)
  const first = next?.items[0]?.id
  return (
    <Row>
      {next && first ? (
        <Button kind="primary" onPress={() => walk.go(first)}>
          {next.title || t('sections.number', { number: paper.sections.indexOf(next) + 1 })}
        </Button>
      ) : null}
      <Button onPress={() => walk.go(review)}>{t('nav.to-hand-in')}</Button>
    </Row>
  )
}
