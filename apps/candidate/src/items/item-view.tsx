import type { AnswerBody } from '@invigil/contract/attempt.ts'
import { FailedState } from '@invigil/design/failed-state.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import { ClozeView } from './cloze-view.tsx'
import { CodeView } from './code-view.tsx'
import { DrawingView } from './drawing-view.tsx'
import { EssayView } from './essay-view.tsx'
import { FileView } from './file-view.tsx'
import { HotspotView } from './hotspot-view.tsx'
import { MatchingView } from './matching-view.tsx'
import { MatrixView } from './matrix-view.tsx'
import { MultipleChoiceView } from './multiple-choice-view.tsx'
import { NumericView } from './numeric-view.tsx'
import { OrderingView } from './ordering-view.tsx'
import { ShortAnswerView } from './short-answer-view.tsx'
import { SingleChoiceView } from './single-choice-view.tsx'
import { TrueFalseView } from './true-false-view.tsx'

/** What every view of an item gets. `body` is whatever was saved, perhaps of another shape. */
export interface ItemViewProps<Item extends PaperItem = PaperItem> {
  item: Item
  /** The id of the element that asks the question, which labels the control. */
  questionId: string
  body: AnswerBody | undefined
  onAnswer: (body: AnswerBody, how: 'typed' | 'chosen') => void
}

/** Says whether the text of an item is a part of its control, so that it must not stand before it as well. */
export function showsOwnText({ kind }: Pick<PaperItem, 'kind'>): boolean {
  return kind === 'cloze'
}

/** The control with which an item is answered. */
export function ItemView({ item, ...props }: ItemViewProps) {
  switch (item.kind) {
    case 'single-choice':
      return <SingleChoiceView item={item} {...props} />
    case 'multiple-choice':
      return <MultipleChoiceView item={item} {...props} />
    case 'true-false':
      return <TrueFalseView item={item} {...props} />
    case 'short-answer':
      return <ShortAnswerView item={item} {...props} />
    case 'numeric':
      return <NumericView item={item} {...props} />
    case 'ordering':
      return <OrderingView item={item} {...props} />
    case 'matching':
      return <MatchingView item={item} {...props} />
    case 'matrix':
      return <MatrixView item={item} {...props} />
    case 'cloze':
      return <ClozeView item={item} {...props} />
    case 'essay':
      return <EssayView item={item} {...props} />
    case 'code':
      return <CodeView item={item} {...props} />
    case 'hotspot':
      return <HotspotView item={item} {...props} />
    case 'file':
      return <FileView item={item} {...props} />
    case 'drawing':
      return <DrawingView item={item} {...props} />
    case 'information':
      return null
    default:
      return <NewerKind item={item} />
  }
}

/** A kind that only a newer page knows: loaded again it is there, and no answer is lost by that. */
function NewerKind(_: { item: never }) {
  const t = useTranslations('common')
  return <FailedState sentence={t('newer')} onRetry={() => window.location.reload()} />
}
