import { Button, IconButton } from '@invigil/design/button.tsx'
import { ChevronDownIcon, ChevronUpIcon, GripIcon } from '@invigil/design/icons.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ItemViewProps } from './item-view.tsx'
import styles from './items.module.css'
import drags from './ordering.module.css'
import { plainText } from './plain-text.ts'
import { orderOf } from './read-body.ts'
import { SafeHtml } from './safe-html.tsx'
import { useDragOrder } from './use-drag-order.ts'

type Ordering = Extract<PaperItem, { kind: 'ordering' }>
type Step = { id: string; by: -1 | 1 | 'dragged' }

/** A list to be put in order by dragging or with two buttons an entry. As given it is no answer: who finds it right says so. */
export function OrderingView({ item, questionId, body, onAnswer }: ItemViewProps<Ordering>) {
  const t = useTranslations('attempt.item')
  const given = orderOf(body)
  const [step, setStep] = useState<Step>()
  const list = useRef<HTMLOListElement>(null)
  const drag = useDragOrder(
    list,
    inOrder(item.entries, given).map(({ id }) => id),
    (ids, id) => {
      onAnswer({ order: ids }, 'chosen')
      setStep({ id, by: 'dragged' })
    },
  )
  const order = inOrder(item.entries, drag.order)
  useEffect(() => focusMoved(list.current, step), [step])

  function move(id: string, by: -1 | 1) {
    const ids = order.map((entry) => entry.id)
    const at = ids.indexOf(id)
    onAnswer({ order: ids.toSpliced(at, 1).toSpliced(at + by, 0, id) }, 'chosen')
    setStep({ id, by })
  }

  const moved = order.findIndex(({ id }) => id === step?.id)
  const name = plainText(order[moved]?.html ?? '')
  const status =
    given.length === 0
      ? t('order-open')
      : moved === -1
        ? t('order-taken')
        : t('order-moved', { name, place: moved + 1, of: order.length })
  return (
    <Stack gap={3}>
      <p>{t(`order-${item.scoring}`)}</p>
      <ol ref={list} className={drags.order} aria-labelledby={questionId} {...drag.listProps}>
        {order.map(({ id, html }, at) => (
          <li key={id} data-entry={id} data-dragged={id === drag.dragged || undefined}>
            <span className={drags.grip} onPointerDown={(event) => drag.start(id, event)}>
              <GripIcon />
            </span>
            <span className={styles.place}>{at + 1}</span>
            <SafeHtml html={html} />
            <IconButton
              label={t('order-up', { name: plainText(html) })}
              icon={<ChevronUpIcon />}
              isDisabled={at === 0}
              onPress={() => move(id, -1)}
            />
            <IconButton
              label={t('order-down', { name: plainText(html) })}
              icon={<ChevronDownIcon />}
              isDisabled={at === order.length - 1}
              onPress={() => move(id, 1)}
            />
          </li>
        ))}
      </ol>
      <p role="status">{status}</p>
      <div>
        <Button
          size="small"
          isDisabled={given.length > 0}
          onPress={() => onAnswer({ order: order.map(({ id }) => id) }, 'chosen')}
        >
          {t('order-keep')}
        </Button>
      </div>
    </Stack>
  )
}

/** The entries as the candidate left them; what an answer does not name comes last. */
function inOrder(entries: Ordering['entries'], given: string[]): Ordering['entries'] {
  const place = (id: string) => (given.includes(id) ? given.indexOf(id) : given.length)
  return entries.toSorted((one, other) => place(one.id) - place(other.id))
}

/** A button loses the focus when its place in the page changes, and at the edge it can no longer be pressed. */
function focusMoved(list: HTMLOListElement | null, step: Step | undefined): void {
  if (!step || step.by === 'dragged') return
  const [up, down] = list?.querySelectorAll<HTMLButtonElement>(`[data-entry="${step.id}"] button`) ?? []
  const wanted = step.by === -1 ? up : down
  const other = step.by === -1 ? down : up
  ;(wanted?.disabled ? other : wanted)?.focus()
}
