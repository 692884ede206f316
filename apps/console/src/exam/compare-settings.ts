import { usualTools } from '@invigil/items/exam-content.ts'
import { inWords, type Words } from './bank/item-words.ts'
import type { Draft } from './draft.ts'

/**
 * The settings of an exam and its rules as fields in words. Fields of the rules are named by their path, `streams.camera` or
 * `detectors.face-missing.settings.afterSeconds`; what a revision of before did not know yet stands as it is taken now.
 */
export function settingsInWords(
  { title, language, minutes, content, policy }: Draft,
  words: Words,
): Record<'exam' | 'rules', Map<string, string>> {
  const { shuffleOptions, tools = usualTools } = content
  const exam = Object.entries({ examTitle: title, language, minutes, shuffleOptions, ...tools })
  // Whether it still is its preset follows from the rest.
  const { isChanged, ...rules } = policy
  return {
    exam: new Map(exam.map(([field, value]) => [field, said(value, field, words)])),
    rules: new Map(leavesOf(rules).map(([path, value]) => [path, said(value, path, words)])),
  }
}

/** What stands here as a text, and is an author's own. */
const ownTexts = ['examTitle', 'allowedAids']

function said(value: unknown, field: string, words: Words): string {
  const isName = typeof value === 'string' && !ownTexts.includes(field)
  return isName ? words.value(value, field) : inWords(value, words, field)
}

function leavesOf(value: object, path = ''): [string, unknown][] {
  return Object.entries(value).flatMap(([name, part]): [string, unknown][] =>
    typeof part === 'object' && part !== null
      ? leavesOf(part, `${path}${name}.`)
      : [[`${path}${name}`, part]],
  )
}
