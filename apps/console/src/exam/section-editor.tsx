import type { ItemId } from '@invigil/contract/ids.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { BinIcon, ChevronDownIcon, ChevronUpIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { Section as Part } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { itemKinds } from '@invigil/items/all.ts'
import type { ExamContent, Section } from '@invigil/items/exam-content.ts'
import { useTranslations } from 'use-intl'
import { Draws } from './bank/draws.tsx'
import { FromBank } from './bank/from-bank.tsx'
import { newItem, withCopy, withItem, withItemMoved } from './change-content.ts'
import styles from './exam.module.css'
import { ItemRow } from './item-row.tsx'
import { SectionWays } from './section-ways.tsx'
import { TextEditor } from './text-editor.tsx'

interface SectionEditorProps {
  examId: string
  section: Section
  place: { at: number; of: number; itemsBefore: number }
  openItem: string | undefined
  onOpen: (itemId: string | undefined) => void
  onChange: (change: (section: Section) => Section | undefined) => void
  onContent: (change: (content: ExamContent) => ExamContent) => void
  onMove: (by: -1 | 1) => void
}

/** One section: its title, its instructions and its items. */
export function SectionEditor(props: SectionEditorProps) {
  const { examId, section, place, openItem, onOpen, onChange, onContent } = props
  const t = useTranslations('exam')
  const last = place.itemsBefore + section.items.length
  return (
    <Part
      title={section.title || t('section-number', { number: place.at + 1 })}
      actions={<SectionActions {...props} />}
    >
      <Stack gap={3}>
        <TextField
          label={t('section-title')}
          value={section.title}
          onChange={(title) => onChange((now) => ({ ...now, title }))}
          maxLength={200}
        />
        <details className={styles.more} open={Boolean(section.instructions)}>
          <summary>{t('instructions')}</summary>
          <TextEditor
            examId={examId}
            label={t('instructions')}
            value={section.instructions ?? ''}
            onChange={(instructions) => onChange((now) => ({ ...now, instructions }))}
            rows={3}
          />
        </details>
        <Switch
          isSelected={section.shuffleItems}
          onChange={(shuffleItems) => onChange((now) => ({ ...now, shuffleItems }))}
        >
          {t('shuffle-items')}
        </Switch>
        <SectionWays section={section} onChange={onChange} />
        {section.items.length === 0 && !section.draws?.length ? (
          <p className={styles.quiet}>{t('section-empty')}</p>
        ) : null}
        <ol className={styles.items} start={place.itemsBefore + 1}>
          {section.items.map((item, at) => (
            <ItemRow
              key={item.id}
              examId={examId}
              item={item}
              number={place.itemsBefore + at + 1}
              isOpen={item.id === openItem}
              isFirst={place.at === 0 && at === 0}
              isLast={place.at === place.of - 1 && place.itemsBefore + at + 1 === last}
              onOpen={(isOpen) => onOpen(isOpen ? item.id : undefined)}
              onChange={(next) => onContent((now) => withItem(now, item.id, () => next))}
              onMove={(by) => onContent((now) => withItemMoved(now, item.id, by))}
              onDuplicate={() => {
                const copyId = crypto.randomUUID() as ItemId
                onContent((now) => withCopy(now, item.id, copyId))
                onOpen(copyId)
              }}
              onRemove={() => onContent((now) => withItem(now, item.id, () => undefined))}
            />
          ))}
        </ol>
        <AddItem onChange={onChange} onOpen={onOpen} />
        <Draws section={section} onChange={onChange} />
      </Stack>
    </Part>
  )
}

function SectionActions({ section, place, onChange, onMove }: SectionEditorProps) {
  const t = useTranslations('exam')
  const name = section.title || t('section-number', { number: place.at + 1 })
  const isFilled = section.items.length > 0 || (section.draws ?? []).length > 0
  return (
    <>
      <IconButton
        label={t('move-up', { name })}
        size="small"
        icon={<ChevronUpIcon />}
        isDisabled={place.at === 0}
        onPress={() => onMove(-1)}
      />
      <IconButton
        label={t('move-down', { name })}
        size="small"
        icon={<ChevronDownIcon />}
        isDisabled={place.at === place.of - 1}
        onPress={() => onMove(1)}
      />
      <IconButton
        label={isFilled ? t('section-not-empty') : t('remove-named', { name })}
        size="small"
        icon={<BinIcon />}
        isDisabled={isFilled || place.of === 1}
        onPress={() => onChange(() => undefined)}
      />
    </>
  )
}

function AddItem({ onChange, onOpen }: Pick<SectionEditorProps, 'onChange' | 'onOpen'>) {
  const t = useTranslations()
  const entries = itemKinds.map(({ kind }) => ({
    id: kind,
    label: t(`items.kinds.${kind}.title`),
    onAction: () => {
      const item = newItem(kind)
      onChange((now) => ({ ...now, items: [...now.items, item] }))
      onOpen(item.id)
    },
  }))
  return (
    <Row gap={2}>
      <Menu label={t('exam.add-item')} entries={entries}>
        <Button icon={<PlusIcon size={16} />}>{t('exam.add-item')}</Button>
      </Menu>
      <FromBank onAdd={(items) => onChange((now) => ({ ...now, items: [...now.items, ...items] }))} />
    </Row>
  )
}
