import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readFile } from '@invigil/formats/all.ts'
import { interactionKinds } from '@invigil/formats/qti/interaction.ts'
import { correctResponses, qtiItemOf, scoreOf, unknownRuleOf } from '@invigil/formats/qti/item.ts'
import { plainNames } from '@invigil/formats/qti/plain-names.ts'
import { type Reading, UnreadableFile } from '@invigil/formats/reading.ts'
import { readXml } from '@invigil/formats/xml.ts'
import type { Table } from '../table.ts'

/** What is known of the examples of 1EdTech, made without our readers. */
export type QtiTruth = {
  items: Record<
    string,
    { version: string; interactions: Record<string, number>; scoring: string; score_of_correct?: number }
  >
  zips: Record<string, { items: number }>
}

type Outcome = {
  version: string
  kinds: string[]
  isRead: boolean
  isOurs: boolean
  isKept: boolean
  tried: number
  same: number
  scoring: string
  standard: 'as expected' | 'otherwise' | 'runs' | 'unknown rule' | 'no rule'
}

/** By version and by way of scoring: what came in, and whether it is scored as the file's own rules say. */
export function qtiTables(folder: URL, truth: QtiTruth): Table[] {
  const wholes = wholeReadings(folder, truth)
  const outcomes = Object.entries(truth.items)
    .filter(([file]) => existsSync(new URL(file, folder)))
    .map(([file, known]) => outcomeOf(folder, file, known, wholes))
  const groups = Map.groupBy(outcomes, ({ version, scoring }) => `${version}\t${scoring}`)
  const rows = [...groups].toSorted().map(([name, own]) => [...name.split('\t'), ...figures(own)])
  return [
    {
      title: 'QTI 2.2 and 3.0: the examples of 1EdTech',
      columns: ['version', 'scoring', ...columns],
      rows: [...rows, ['all', '', ...figures(outcomes)]],
      notes: [
        'read in their packages where there is one, so that pictures are there',
        'scored as the standard: our interpreter runs the rules, and gives the known score for the correct answer where one is known',
        'ours alike: the items that became ours give, for every answer tried, the points of the file’s own rules',
        `${Object.keys(truth.items).length - outcomes.length} of the listed items does not lie there`,
      ],
    },
    byInteraction(outcomes),
  ]
}

const columns = [
  'items',
  'read',
  'ours',
  'kept',
  'scored by rules',
  'as the standard',
  'ours scored',
  'ours alike',
]

function figures(own: Outcome[]): number[] {
  const count = (is: (one: Outcome) => boolean) => own.filter(is).length
  return [
    own.length,
    count(({ isRead }) => isRead),
    count(({ isOurs }) => isOurs),
    count(({ isKept }) => isKept),
    count(({ standard }) => standard !== 'no rule'),
    count(({ standard }) => standard === 'as expected' || standard === 'runs'),
    count(({ tried }) => tried > 0),
    count(({ tried, same }) => tried > 0 && tried === same),
  ]
}

/** By interaction, each item counted for every kind that it has. */
function byInteraction(outcomes: Outcome[]): Table {
  const kinds = outcomes.flatMap((one) => one.kinds)
  return {
    title: 'QTI 2.2 and 3.0 by interaction',
    columns: ['interaction', ...columns],
    rows: interactionKinds.map((kind) => [
      kind,
      ...figures(outcomes.filter((one) => one.kinds.includes(kind))),
    ]),
    notes: [
      'an item with several kinds is counted for each',
      `${new Set(kinds).size} of ${interactionKinds.length} kinds occur in the examples that lie there`,
    ],
  }
}

/** Readings of packages, by the folder they were packed from. */
function wholeReadings(folder: URL, truth: QtiTruth): Map<string, Reading> {
  const zips = Object.keys(truth.zips).filter((zip) => existsSync(new URL(zip, folder)))
  return new Map(
    zips.flatMap((zip) => {
      const read = readOrRefuse(new URL(zip, folder))
      return typeof read === 'string' ? [] : [[zip, read]]
    }),
  )
}

/** What a file says, or the code of why it cannot be read. */
export function readOrRefuse(file: URL): Reading | string {
  try {
    return readFile(decodeURIComponent(file.pathname), readFileSync(file))
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}

function outcomeOf(
  folder: URL,
  file: string,
  known: QtiTruth['items'][string],
  wholes: Map<string, Reading>,
): Outcome {
  const bytes = readFileSync(new URL(file, folder))
  const { items, kept, leftOut } = within(file, wholes) ?? readFile(file, bytes)
  const scored = items.flatMap((one) => one.scored ?? [])
  return {
    version: known.version,
    kinds: Object.keys(known.interactions).map((kind) => kind.replace(/-interaction$/, '')),
    isRead: items.length + leftOut.length > 0,
    isOurs: items.length > 0,
    isKept: items.length === 0 && kept.length > 0,
    tried: scored.reduce((sum, { tried }) => sum + tried, 0),
    same: scored.reduce((sum, { same }) => sum + same, 0),
    scoring: known.scoring,
    standard: standardOf(bytes, known.score_of_correct),
  }
}

/** What a package says of one of its files; undefined where the file lies in none. */
function within(
  file: string,
  wholes: Map<string, Reading>,
): Pick<Reading, 'items' | 'kept' | 'leftOut'> | undefined {
  for (const [zip, reading] of wholes) {
    const name = path.posix.relative(path.posix.dirname(zip), file)
    const inZip = [name, name.replace(/^items\//, '')]
    const isHere = ({ place }: { place: { file?: string } }) => inZip.includes(place.file ?? '')
    const found = {
      items: reading.items.filter(isHere),
      kept: reading.kept.filter(isHere),
      leftOut: reading.leftOut.filter(isHere),
    }
    if (found.items.length + found.leftOut.length > 0) return found
  }
  return undefined
}

function standardOf(bytes: Uint8Array, expected: number | undefined): Outcome['standard'] {
  const root = plainNames(readXml(new TextDecoder().decode(bytes)))
  try {
    const item = qtiItemOf(root, () => undefined, { left: 1_000_000 })
    if (item.rules.length === 0) return 'no rule'
    if (unknownRuleOf(item)) return 'unknown rule'
    if (expected === undefined) return 'runs'
    return scoreOf(item, correctResponses(item)) === expected ? 'as expected' : 'otherwise'
  } catch {
    return 'unknown rule'
  }
}
