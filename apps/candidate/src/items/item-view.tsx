import type { AnswerBody } from '@invigil/contract/attempt.ts'
import type { PaperItem } from '@invigil/items/all.ts'
import { CodeView } from './code-view.tsx'
import { EssayView } from './essay-view.tsx'
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
    case 'essay':
      return <EssayView item={item} {...props} />
    case 'code':
      return <CodeView item={item} {...props} />
    case 'information':
      return null
  }
}
