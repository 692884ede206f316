import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { asksSomething, type Item } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import { AcceptedForms } from './accepted-forms.tsx'
import { NewerVersion } from './bank/newer-version.tsx'
import { ChoiceOptions } from './choice-options.tsx'
import { ManyScoring, OneScoring } from './choice-scoring.tsx'
import { ClozeParts } from './cloze-parts.tsx'
import { CodeParts } from './code-parts.tsx'
import { DrawingParts } from './drawing-parts.tsx'
import { EssayParts } from './essay-parts.tsx'
import { FeedbackEditor } from './feedback-editor.tsx'
import { FileParts } from './file-parts.tsx'
import { HotspotParts } from './hotspot-parts.tsx'
import { MatchingParts } from './matching-parts.tsx'
import { MatrixParts } from './matrix-parts.tsx'
import { NumericParts } from './numeric-parts.tsx'
import { OrderingParts } from './ordering-parts.tsx'
import { Parameters } from './parameters.tsx'
import { RubricEditor } from './rubric-editor.tsx'
import { TextEditor } from './text-editor.tsx'

interface ItemEditorProps<Kind extends Item = Item> {
  examId: string
  item: Kind
  onChange: (item: Item) => void
}

/** Everything of one item: its text, its points, and what its kind needs. */
export function ItemEditor({ examId, item, onChange }: ItemEditorProps) {
  const t = useTranslations()
  return (
    <Stack gap={4}>
      <NewerVersion item={item} onChange={onChange} />
      <TextEditor
        examId={examId}
        label={t('exam.item-text')}
        value={item.text}
        onChange={(text) => onChange({ ...item, text })}
        autoFocus
      />
      <OwnParts examId={examId} item={item} onChange={onChange} />
      {asksSomething(item) ? <Points item={item} onChange={onChange} /> : null}
      {isMarkedByHand(item) ? <RubricEditor item={item} onChange={onChange} /> : null}
      {asksSomething(item) ? <FeedbackEditor examId={examId} item={item} onChange={onChange} /> : null}
      {asksSomething(item) ? <Parameters item={item} onChange={onChange} /> : null}
    </Stack>
  )
}

function isMarkedByHand({ kind }: Item): boolean {
  const byMachine: readonly Item['kind'][] = [
    ...(['single-choice', 'multiple-choice', 'true-false', 'short-answer', 'numeric', 'ordering'] as const),
    ...(['matching', 'matrix', 'cloze', 'hotspot', 'information'] as const),
  ]
  return !byMachine.includes(kind)
}

function Points({ item, onChange }: Omit<ItemEditorProps, 'examId'>) {
  const t = useTranslations('exam')
  return (
    <Stack width="narrow">
      <NumberField
        label={t('points')}
        value={item.points}
        onChange={(points) => onChange({ ...item, points: Number.isNaN(points) ? 0 : points })}
        minValue={0}
        maxValue={1000}
        formatOptions={{ maximumFractionDigits: 2 }}
      />
    </Stack>
  )
}

function OwnParts({ examId, item, onChange }: ItemEditorProps) {
  switch (item.kind) {
    case 'single-choice':
      return (
        <>
          <ChoiceOptions examId={examId} item={item} onChange={onChange} />
          <OneScoring item={item} onChange={onChange} />
        </>
      )
    case 'multiple-choice':
      return (
        <>
          <ChoiceOptions examId={examId} item={item} onChange={onChange} />
          <ManyScoring item={item} onChange={onChange} />
        </>
      )
    case 'true-false':
      return <TrueFalse item={item} onChange={onChange} />
    case 'short-answer':
      return <AcceptedForms forms={item} most={100} onChange={(forms) => onChange({ ...item, ...forms })} />
    case 'numeric':
      return <NumericParts item={item} onChange={onChange} />
    case 'ordering':
      return <OrderingParts item={item} onChange={onChange} />
    case 'matching':
      return <MatchingParts item={item} onChange={onChange} />
    case 'matrix':
      return <MatrixParts item={item} onChange={onChange} />
    case 'cloze':
      return <ClozeParts item={item} onChange={onChange} />
    case 'essay':
      return <EssayParts item={item} onChange={onChange} />
    case 'code':
      return <CodeParts item={item} onChange={onChange} />
    case 'hotspot':
      return <HotspotParts examId={examId} item={item} onChange={onChange} />
    case 'file':
      return <FileParts item={item} onChange={onChange} />
    case 'drawing':
      return <DrawingParts item={item} onChange={onChange} />
    case 'information':
      return null
  }
}

type Own<Kind extends Item['kind']> = {
  item: Extract<Item, { kind: Kind }>
  onChange: (item: Item) => void
}

function TrueFalse({ item, onChange }: Own<'true-false'>) {
  const t = useTranslations('exam')
  return (
    <RadioGroup
      label={t('statement-is')}
      look="row"
      value={item.isTrue ? 'true' : 'false'}
      onChange={(chosen) => onChange({ ...item, isTrue: chosen === 'true' })}
      choices={[
        { id: 'true', label: t('true') },
        { id: 'false', label: t('false') },
      ]}
    />
  )
}
