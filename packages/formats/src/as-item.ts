import { Item, textsOf } from '@invigil/items/all.ts'
import { idOf, type MadeText, makeText } from './item-text.ts'
import type {
  Asked,
  Attachment,
  ForeignItem,
  Notice,
  ReadFile,
  ReadItem,
  WeightedText,
  Written,
} from './reading.ts'

/** An item of ours with its images and what a person should look at, or why there is none. */
export type MadeItem =
  | { is: 'item'; read: ReadItem; files: ReadFile[]; warnings: Notice[] }
  | { is: 'left-out'; why: Notice }

type Told = { code: string; detail: string }
type Parts = { parts: Record<string, unknown>; told: Told[] } | { code: string; detail?: string }
type Say = (written: Written) => string

/** Makes an item of ours of a file's. `at` is its number in the file: equal items get ids of their own. */
export function asItem(foreign: ForeignItem, at: number): MadeItem {
  if (foreign.asked.as === 'ours') return ownItem(foreign, foreign.asked.item)
  const texts = textMaker(foreign.attachments ?? [])
  const text = texts.say(foreign.text)
  const made = partsOf(foreign.asked, texts.say)
  const name = foreign.name ?? foreign.text.text.slice(0, 60)
  const leftOut = (code: string, detail: string): MadeItem => ({
    is: 'left-out',
    why: { place: foreign.place, code, detail: detail === '' ? name : `${name}: ${detail}` },
  })
  if ('code' in made) return leftOut(made.code, made.detail ?? '')
  const id = idOf(JSON.stringify([at, foreign.place, foreign.name, foreign.text, foreign.asked]))
  const item = Item.safeParse({ id, points: foreign.points, text, ...made.parts })
  if (!item.success) return leftOut('not-storable', item.error.issues[0]?.path.join('.') ?? '')
  const told = [...(foreign.notices ?? []), ...made.told, ...texts.problems]
  return {
    is: 'item',
    read: {
      place: foreign.place,
      name: foreign.name,
      category: foreign.category,
      tags: foreign.tags,
      item: item.data,
    },
    files: texts.files,
    warnings: told.map(({ code, detail }) => ({
      place: foreign.place,
      code,
      detail: detail === '' ? name : `${name}: ${detail}`,
    })),
  }
}

function ownItem({ place, name, category, tags, attachments = [] }: ForeignItem, content: unknown): MadeItem {
  const item = Item.safeParse(content)
  if (!item.success) {
    const { path = [], message = '' } = item.error.issues[0] ?? {}
    const detail = `${path.join('.')}: ${message}`
    return { is: 'left-out', why: { place, code: 'not-our-item', detail } }
  }
  const texts = textsOf(item.data).join('\n')
  const files = attachments.flatMap(({ id, ...file }) => (id && texts.includes(id) ? [{ ...file, id }] : []))
  return { is: 'item', read: { place, name, category, tags, item: item.data }, files, warnings: [] }
}

function textMaker(attachments: readonly Attachment[]) {
  const problems: MadeText['problems'] = []
  const files: ReadFile[] = []
  const say: Say = (written) => {
    const made = makeText(written, attachments)
    problems.push(...made.problems)
    files.push(...made.files)
    return made.text
  }
  return { say, problems, files }
}

function partsOf(asked: Exclude<Asked, { as: 'ours' }>, say: Say): Parts {
  switch (asked.as) {
    case 'choice':
      return asked.takesMany ? manyParts(asked, say) : oneParts(asked, say)
    case 'true-false':
      return { parts: { kind: 'true-false', isTrue: asked.isTrue }, told: [] }
    case 'short-answer':
      return shortParts(asked)
    case 'essay':
      return {
        parts: { kind: 'essay', minWords: asked.minWords || null, maxWords: asked.maxWords || null },
        told: [],
      }
    case 'number':
      return numberParts(asked)
    case 'matching':
    case 'information':
      return { code: 'kind-not-ours', detail: asked.as }
    case 'something-else':
      return { code: 'kind-not-ours', detail: asked.what }
  }
}

type Choice = Extract<Asked, { as: 'choice' }>

function oneParts({ options, keepsOrder }: Choice, say: Say): Parts {
  const best = Math.max(0, ...options.map(({ weight }) => weight))
  if (best < 100 - tolerance) return { code: 'no-right-option' }
  const right = options.filter(({ weight }) => isNear(weight, 100)).length
  const isPartial = options.some(({ weight }) => !isNear(weight, 100) && !isNear(weight, 0))
  return {
    parts: {
      kind: 'single-choice',
      options: optionsOf(options, say, ({ weight }) => isNear(weight, 100)),
      keepsOrder,
    },
    told: [
      ...(right > 1 ? [{ code: 'several-right-options', detail: '' }] : []),
      ...(isPartial ? [{ code: 'part-marks-dropped', detail: weightsOf(options) }] : []),
    ],
  }
}

/** Ours gives each right option its share and takes as much for each wrong one; other weights are told. */
function manyParts({ options, keepsOrder, isAllOrNothing }: Choice, say: Say): Parts {
  const right = options.filter(({ weight }) => weight > 0)
  if (right.length === 0) return { code: 'no-right-option' }
  const share = 100 / right.length
  const isOurs = options.every(({ weight }) => isNear(weight, weight > 0 ? share : -share))
  const scoring = isAllOrNothing ? 'all-or-nothing' : 'right-minus-wrong'
  return {
    parts: {
      kind: 'multiple-choice',
      options: optionsOf(options, say, ({ weight }) => weight > 0),
      keepsOrder,
      scoring,
    },
    told: isOurs || isAllOrNothing ? [] : [{ code: 'scored-otherwise', detail: weightsOf(options) }],
  }
}

function optionsOf(options: WeightedText[], say: Say, isCorrect: (option: WeightedText) => boolean) {
  return options.map((option, at) => ({
    id: optionIdAt(at),
    text: say(option.text),
    isCorrect: isCorrect(option),
  }))
}

/** a, b, … z, then a1, b1 and so on. */
export function optionIdAt(at: number): string {
  return `${String.fromCharCode(97 + (at % 26))}${at < 26 ? '' : Math.floor(at / 26)}`
}

function shortParts({ answers, ignoresCase, hasWildcards }: Extract<Asked, { as: 'short-answer' }>): Parts {
  const accepted = answers.filter(({ weight }) => isNear(weight, 100))
  if (accepted.length === 0) return { code: 'no-right-answer' }
  if (hasWildcards && accepted.some(({ text }) => /(?<!\\)\*/.test(text))) return { code: 'wildcard-answer' }
  const partial = answers.filter(({ weight }) => weight > 0 && !isNear(weight, 100))
  return {
    parts: {
      kind: 'short-answer',
      accepted: accepted.map(({ text }) => (hasWildcards ? text.replaceAll('\\*', '*') : text)),
      ignoresCase,
      ignoresAccents: false,
    },
    told: partial.map(({ text, weight }) => ({ code: 'part-marks-dropped', detail: `${text} ${weight} %` })),
  }
}

function numberParts({ accepts }: Extract<Asked, { as: 'number' }>): Parts {
  const worth = accepts.filter(({ weight }) => weight > 0)
  if (worth.length === 0) return { code: 'no-right-answer' }
  return {
    parts: {
      kind: 'numeric',
      accepted: worth.map((one) => ({
        value: 'number' in one ? figure(one.number) : figure((one.low + one.high) / 2, [one.low, one.high]),
        tolerance:
          'number' in one
            ? figure(one.tolerance ?? 0)
            : figure((one.high - one.low) / 2, [one.low, one.high]),
        toleranceIn: 'units',
        percent: one.weight,
      })),
    },
    told: [],
  }
}

/** Numbers are compared exactly, so the dust of binary fractions goes: half a sum needs one place more than its parts. */
function figure(value: number, parts: number[] = [value]): string {
  const places = Math.max(...parts.map(placesOf)) + (parts.length > 1 ? 1 : 0)
  return String(Number(value.toFixed(Math.min(100, places))))
}

function placesOf(value: number): number {
  const [digits = '', power = '0'] = String(value).split('e')
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(power))
}

/** Files round a third to 33.333 and 33.33333. */
const tolerance = 0.01

function isNear(weight: number, other: number): boolean {
  return Math.abs(weight - other) <= tolerance
}

function weightsOf(options: WeightedText[]): string {
  return options.map(({ weight }) => `${weight} %`).join(', ')
}
