/** Why a file cannot be read at all. */
const unreadable = [
  ...(['file-too-large', 'unknown-format', 'unknown-encoding', 'too-many-items'] as const),
  ...(['xml-not-well-formed', 'xml-own-entities', 'xml-too-deep', 'xml-too-large'] as const),
  ...(['json-not-readable', 'not-our-json'] as const),
  ...(['zip-broken', 'zip-encrypted', 'zip-link', 'zip-of-another-kind'] as const),
  ...(['zip-too-large', 'zip-too-many-files', 'zip-way-out'] as const),
  ...(['xlsx-not-a-workbook', 'xlsx-old-or-locked', 'xlsx-too-large', 'table-without-header'] as const),
] as const

/** Why an item stays out. */
const leftOut = [
  ...(['item-not-finished', 'option-before-text', 'answer-before-text', 'too-few-options'] as const),
  ...(['same-letter-twice', 'answer-not-offered', 'brace-not-opened', 'brace-not-closed'] as const),
  ...(['two-answer-blocks', 'answer-without-sign', 'not-a-number', 'no-gap'] as const),
  ...(['no-right-option', 'no-right-answer', 'kind-not-ours', 'not-storable', 'not-our-item'] as const),
  ...([
    'adaptive-item',
    'sound-too-large',
    'image-missing',
    'file-missing',
    'file-of-another-kind',
    'bank-missing',
  ] as const),
] as const

/** What a person should look at in what comes in. */
const toLookAt = [
  ...(['feedback-dropped', 'hints-dropped', 'attachments-dropped', 'marking-notes-dropped'] as const),
  ...(['hidden-item', 'unusual-weight', 'several-right-options', 'weights-cut'] as const),
  ...(['scored-otherwise', 'shown-otherwise', 'key-without-rule', 'variables-fixed'] as const),
  ...(['button-dropped', 'media-dropped', 'styles-dropped', 'element-dropped', 'element-flattened'] as const),
  ...(['formula-as-words', 'script-flattened', 'link-dropped', 'image-of-another-kind'] as const),
  ...(['html-in-markdown', 'text-too-long', 'test-minutes', 'item-minutes-dropped'] as const),
  ...(['test-rule-dropped', 'file-not-read', 'cell-not-understood', 'cell-is-date'] as const),
  ...(['column-not-read', 'sheet-not-read', 'answer-template-dropped', 'place-without-choice'] as const),
] as const

/** Every code that a reader tells; its sentence is `formats.<code>` in the messages. */
export const noticeCodes = [...unreadable, ...leftOut, ...toLookAt] as const
export type NoticeCode = (typeof noticeCodes)[number]
