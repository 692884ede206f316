import { Badge } from '@invigil/design/badge.tsx'
import { IconButton } from '@invigil/design/button.tsx'
import {
  BinIcon,
  BooksIcon,
  ChevronDownIcon,
  ChevronUpIcon,
  CopyIcon,
  MoreIcon,
} from '@invigil/design/icons.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import type { Item } from '@invigil/items/all.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import { useId, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { IntoBank } from './bank/into-bank.tsx'
import styles from './exam.module.css'
import { ItemEditor } from './item-editor.tsx'
import { OthersAt } from './others.tsx'

interface ItemRowProps {
  examId: string
  item: Item
  number: number
  isOpen: boolean
  isFirst: boolean
  isLast: boolean
  onOpen: (isOpen: boolean) => void
  onChange: (item: Item) => void
  onMove: (by: -1 | 1) => void
  onDuplicate: () => void
  onRemove: () => void
}

/** One item in the list: closed a line with its first words, open an editor. Alt with an arrow key moves it. */
export function ItemRow(props: ItemRowProps) {
  const { examId, item, number, isOpen, isFirst, isLast, onOpen, onChange, onMove } = props
  const t = useTranslations()
  const format = useFormatter()
  const id = useId()
  const name = t('exam.item-number', { number })

  function moveByKey(event: React.KeyboardEvent) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <li className={styles.item} data-open={isOpen || undefined}>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onOpen(!isOpen)}
          onKeyDown={moveByKey}
        >
          <span className={styles.number}>{number}</span>
          <span className={styles.words}>{firstWords(item.text) || t('exam.item-empty')}</span>
          <span className={styles.kind}>
            <Badge>{t(`items.kinds.${item.kind}.title`)}</Badge>
            <OthersAt itemId={item.id} />
          </span>
          <span className={styles.points}>
            {t('exam.points-count', { count: item.points, points: format.number(item.points) })}
          </span>
        </button>
        <IconButton
          label={t('exam.move-up', { name })}
          size="small"
          icon={<ChevronUpIcon />}
          isDisabled={isFirst}
          onPress={() => onMove(-1)}
        />
        <IconButton
          label={t('exam.move-down', { name })}
          size="small"
          icon={<ChevronDownIcon />}
          isDisabled={isLast}
          onPress={() => onMove(1)}
        />
        <ItemMenu {...props} name={name} />
      </div>
      <div id={id} hidden={!isOpen} className={styles.body}>
        {isOpen ? <ItemEditor examId={examId} item={item} onChange={onChange} /> : null}
      </div>
    </li>
  )
}

function ItemMenu({ examId, item, name, onChange, onDuplicate, onRemove }: ItemRowProps & { name: string }) {
  const t = useTranslations()
  const [isCopying, setCopying] = useState(false)
  const entries = [
    {
      id: 'duplicate',
      label: t('common.duplicate'),
      icon: <CopyIcon size={16} />,
      onAction: onDuplicate,
    },
    {
      id: 'into-bank',
      label: t('bank.into-bank'),
      icon: <BooksIcon size={16} />,
      onAction: () => setCopying(true),
    },
    {
      id: 'remove',
      label: t('common.delete'),
      icon: <BinIcon size={16} />,
      kind: 'danger' as const,
      onAction: () => {
        onRemove()
        toast(t('exam.item-removed', { name }), 'neutral')
      },
    },
  ]
  return (
    <>
      <Menu label={t('exam.actions-for', { name })} entries={entries}>
        <IconButton label={t('exam.actions-for', { name })} size="small" icon={<MoreIcon />} />
      </Menu>
      {isCopying ? (
        <IntoBank examId={examId} item={item} onCopied={onChange} onClose={() => setCopying(false)} />
      ) : null}
    </>
  )
}
