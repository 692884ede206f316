import type { AnswerShown as Shown } from '@invigil/contract/answer-shown.ts'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { CodeText } from '@invigil/design/code-text.tsx'
import { codeLanguageNames } from '@invigil/items/code-language.ts'
import { useTranslations } from 'use-intl'
import { FilesShown } from './files-shown.tsx'
import styles from './mark-answer.module.css'

interface AnswerShownProps {
  attemptId: AttemptId
  itemId: ItemId
  shown: Shown
}

/** An answer as its marker reads it, in the form its kind of question has. */
export function AnswerShown({ attemptId, itemId, shown }: AnswerShownProps) {
  const t = useTranslations()
  switch (shown.as) {
    case 'text':
      return (
        <p className={styles.text}>{shown.text === '' ? t('result.marking.empty-answer') : shown.text}</p>
      )
    case 'html':
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the server writes only the tags of items/rich-html.ts
      return <div className={styles.formatted} dangerouslySetInnerHTML={{ __html: shown.html }} />
    case 'files':
      return <FilesShown {...{ attemptId, itemId }} files={shown.files} />
    case 'code': {
      const language = new Map(Object.entries(codeLanguageNames)).get(shown.language)
      const label = language ? t('answering.code.shown', { language }) : t('answering.code.shown-plain')
      return <CodeText label={label} language={shown.language} text={shown.text} />
    }
  }
}
