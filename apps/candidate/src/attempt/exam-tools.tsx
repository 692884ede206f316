import type { Paper } from '@invigil/items/paper.ts'
import type { Shortcut } from '../tools/shortcuts.ts'
import { ToolBar } from '../tools/tool-bar.tsx'
import { useTools } from '../tools/tools-provider.tsx'
import { useShortcuts } from '../tools/use-shortcuts.ts'
import styles from './attempt.module.css'
import type { AttemptDesk } from './desk.ts'
import { stepsFrom } from './section-page.tsx'
import { review, type Walk } from './use-walk.ts'

interface ExamToolsProps {
  desk: Pick<AttemptDesk, 'flag'>
  paper: Paper
  walk: Walk
  isWhole: boolean
}

/** The tools for the question where the candidate is, and the keys that do without a pointer. */
export function ExamTools({ desk, paper, walk, isWhole }: ExamToolsProps) {
  const inUse = useTools()
  const items = paper.sections.flatMap((section) => section.items)
  const isOpen = walk.section !== undefined && walk.standing(walk.section) === 'open'
  const item = isOpen ? items.find(({ id }) => id === walk.place) : undefined
  const { before, after } = stepsFrom(items, paper, walk, isWhole)

  function act(shortcut: Shortcut): void {
    switch (shortcut) {
      case 'next':
        if (walk.place !== review) walk.go(after ?? review)
        break
      case 'previous':
        if (before !== undefined) walk.go(before)
        break
      case 'flag':
        if (item) desk.flag(item.id)
        break
      case 'review':
        walk.go(review)
        break
      case 'list':
        document.getElementById('list')?.querySelector('button')?.focus()
        break
      case 'calculator':
        if (inUse?.tools.calculator !== 'none') inUse?.open('calculator')
        break
      case 'notes':
        if (inUse?.tools.notes) inUse.open('notes')
        break
      case 'help':
        inUse?.open('keys')
    }
  }

  const keys = useShortcuts(act)
  return (
    <div className={styles.tools}>
      <ToolBar
        keys={keys}
        item={
          item && {
            id: item.id,
            number: items.indexOf(item) + 1,
            html: item.html,
            hasOptions: item.kind === 'single-choice' || item.kind === 'multiple-choice',
          }
        }
      />
    </div>
  )
}
