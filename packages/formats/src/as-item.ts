import { Item, scoreItem, textsOf } from '@invigil/items/all.ts'
import { feedbackIn } from './choice-parts.ts'
import { partsOf, type Say } from './item-parts.ts'
import { idOf, type MadeText, makeText } from './item-text.ts'
import type { NoticeCode } from './notice-codes.ts'
import type { Attachment, ForeignItem, KeptItem, Notice, ReadFile, ReadItem, Told } from './reading.ts'

/** An item of ours with its images and what a person should look at, or why there is none. */
export type MadeItem =
  | { is: 'item'; read: ReadItem; files: ReadFile[]; warnings: Notice[] }
  | { is: 'left-out'; why: Notice; kept?: KeptItem }

/** Makes an item of ours of a file's. `at` is its number in the file: equal items get ids of their own. */
export function asItem(foreign: ForeignItem, at: number): MadeItem {
  if (foreign.asked.as === 'ours') return ownItem(foreign, foreign.asked.item)
  const texts = textMaker(foreign.attachments ?? [])
  const text = texts.say(foreign.text)
  const made = partsOf(foreign.asked, texts.say)
  const name = foreign.name ?? foreign.text.text.slice(0, 60)
  const leftOut = (code: NoticeCode, detail: string): MadeItem => ({
    is: 'left-out',
    why: { place: foreign.place, code, detail: detail === '' ? name : `${name}: ${detail}` },
    ...keptOf(foreign),
  })
  if ('code' in made) return leftOut(made.code, made.detail ?? '')
  const id = idOf(JSON.stringify([at, foreign.place, foreign.name, foreign.text, foreign.asked]))
  const item = Item.safeParse({
    ...{ id, points: foreign.points, text },
    ...made.parts,
    ...feedbackIn('feedback', foreign.feedback, texts.say),
  })
  if (!item.success) return leftOut('not-storable', item.error.issues[0]?.path.join('.') ?? '')
  const scored = scoredAs(item.data, foreign)
  const told = [...(foreign.notices ?? []), ...made.told, ...scored.told, ...texts.problems]
  const notices = once(told).map(({ code, detail }) => ({
    place: foreign.place,
    code,
    detail: detail === '' ? name : `${name}: ${detail}`,
  }))
  return {
    is: 'item',
    read: {
      place: foreign.place,
      name: foreign.name,
      category: foreign.category,
      tags: foreign.tags,
      ...(foreign.difficulty ? { difficulty: foreign.difficulty } : {}),
      item: item.data,
      ...(notices.length > 0 ? { notices } : {}),
      ...(scored.tried > 0 ? { scored: { tried: scored.tried, same: scored.same } } : {}),
    },
    files: texts.files,
    warnings: notices,
  }
}

/** The same said of several parts of an item is said once. */
function once(told: Told[]): Told[] {
  return [...new Map(told.map((one) => [`${one.code} ${one.detail}`, one])).values()]
}

function keptOf({ place, name, source, interactions = [] }: ForeignItem): { kept?: KeptItem } {
  return source === undefined ? {} : { kept: { place, name, interactions, source } }
}

/** Gives each answer that the file's rules gave points for to our item, and counts where both say the same. */
function scoredAs(item: Item, { trials = [] }: ForeignItem): { tried: number; same: number; told: Told[] } {
  const same = trials.filter(({ answer, points }) => {
    return Math.abs(scoreItem(item, answer(item)).points - points) < 0.006
  }).length
  const detail = `${trials.length - same} of ${trials.length} answers tried`
  return {
    tried: trials.length,
    same,
    told: same < trials.length ? [{ code: 'scored-otherwise', detail }] : [],
  }
}

function ownItem(foreign: ForeignItem, content: unknown): MadeItem {
  const { place, name, category, tags, difficulty, attachments = [] } = foreign
  const item = Item.safeParse(content)
  if (!item.success) {
    const { path = [], message = '' } = item.error.issues[0] ?? {}
    const detail = `${path.join('.')}: ${message}`
    return { is: 'left-out', why: { place, code: 'not-our-item', detail } }
  }
  const texts = textsOf(item.data).join('\n')
  const files = attachments.flatMap(({ id, ...file }) => (id && texts.includes(id) ? [{ ...file, id }] : []))
  return {
    is: 'item',
    read: { place, name, category, tags, ...(difficulty ? { difficulty } : {}), item: item.data },
    files,
    warnings: [],
  }
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
