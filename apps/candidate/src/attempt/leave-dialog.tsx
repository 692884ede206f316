import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { Paper } from '@invigil/items/paper.ts'
import { useTranslations } from 'use-intl'
import type { AttemptDesk } from './desk.ts'
import { asksSomething, isAnswer } from './is-answer.ts'
import { sectionOf, type Walk } from './use-walk.ts'

/** Asks before a step that cannot be taken back: out of a question without an answer, or out of a section. */
export function LeaveDialog({
  desk,
  paper,
  walk,
}: {
  desk: Pick<AttemptDesk, 'bodyOf'>
  paper: Paper
  walk: Walk
}) {
  const t = useTranslations('attempt.sections')
  const { asked, section } = walk
  const isStep = asked !== undefined && sectionOf(paper, asked) === section
  const open = section?.items.filter((item) => asksSomething(item) && !isAnswer(item, desk.bodyOf(item.id)))
  return (
    <ConfirmDialog
      title={t(isStep ? 'step-title' : 'leave-title')}
      confirm={t(isStep ? 'step' : 'leave')}
      isOpen={asked !== undefined}
      onConfirm={() => walk.answer(true)}
      onClose={() => walk.answer(false)}
    >
      <Stack gap={3}>
        <p>{t(isStep ? 'step-text' : 'leave-text')}</p>
        {!isStep && open && open.length > 0 ? <p>{t('leave-open', { count: open.length })}</p> : null}
      </Stack>
    </ConfirmDialog>
  )
}
