import { ItemId } from '@invigil/contract/ids.ts'
import { Item } from './all.ts'

const id = ItemId.parse('0199a1c0-5e00-7001-8a00-00009e3779b1')

/** An item for a test: complete for its kind, worth 4 points, with what the test wants changed. */
export function anItem<Kind extends Item['kind']>(
  kind: Kind,
  changes: Partial<Extract<Item, { kind: Kind }>> = {},
): Extract<Item, { kind: Kind }> {
  const given = {
    ...complete[kind],
    id,
    points: kind === 'information' ? 0 : 4,
    text: kind === 'cloze' ? 'Water boils at {{1}} °C; {{2}} is a {{3}}.' : 'What is it?',
    ...changes,
    kind,
  }
  return Item.parse(given) as Extract<Item, { kind: Kind }>
}

const options = [
  { id: 'a', text: 'Helium', isCorrect: true },
  { id: 'b', text: 'Hydrogen', isCorrect: false },
  { id: 'c', text: 'Neon', isCorrect: true },
  { id: 'd', text: 'Nitrogen', isCorrect: false },
]

const complete = {
  'single-choice': { options: options.slice(0, 2) },
  'multiple-choice': { options },
  'true-false': { isTrue: true },
  'short-answer': { accepted: ['Hà Nội', 'Đà Nẵng'] },
  numeric: { accepted: [{ value: '42', tolerance: '0.5', toleranceIn: 'units', percent: 100 }], units: [] },
  ordering: {
    entries: [
      { id: 'qk3vv0ma', text: 'Clay tablet' },
      { id: 'b81xzt5e', text: 'Iron plough' },
      { id: 'm2dd07yr', text: 'Steam engine' },
      { id: 'a09gplw4', text: 'Microchip' },
    ],
  },
  matching: {
    rows: [
      { id: 'a', text: 'France', match: 't5w0bqz1' },
      { id: 'b', text: 'Vietnam', match: 'c7m2kx9d' },
    ],
    options: [
      { id: 't5w0bqz1', text: 'Paris' },
      { id: 'c7m2kx9d', text: 'Hà Nội' },
      { id: 'z0r4uj8n', text: 'Lima' },
    ],
  },
  matrix: {
    rows: [
      { id: 'a', text: 'Gold', right: ['a'] },
      { id: 'b', text: 'Oxygen', right: ['b'] },
    ],
    columns: [
      { id: 'a', text: 'Metal' },
      { id: 'b', text: 'Gas' },
    ],
  },
  cloze: {
    gaps: [
      {
        ask: 'number',
        id: '1',
        accepted: [{ value: '100', tolerance: '0.5', toleranceIn: 'units', percent: 100 }],
      },
      { ask: 'text', id: '2', weight: 2, accepted: ['ice', { text: 'steam', percent: 50, match: 'text' }] },
      {
        ask: 'choice',
        id: '3',
        options: [
          { id: 'a', text: 'solid', percent: 100 },
          { id: 'b', text: 'gas', percent: 50 },
          { id: 'c', text: 'metal', percent: 0 },
        ],
      },
    ],
  },
  hotspot: {
    picture: { fileId: '0199a1c0-5e00-7001-8a00-00009e3779b2', width: 100, height: 100, alt: 'A body' },
    most: 2,
    regions: [
      {
        id: 'heart',
        area: { is: 'rect', x: 10, y: 10, width: 20, height: 20 },
        name: 'Heart',
        isRight: true,
      },
      { id: 'lung', area: { is: 'circle', x: 70, y: 70, radius: 10 }, name: 'Lung', isRight: true },
      { id: 'nose', area: { is: 'rect', x: 40, y: 0, width: 5, height: 5 }, name: 'Nose', isRight: false },
    ],
  },
  file: { most: 2, megabytes: 5, types: ['pdf', 'txt'] },
  drawing: { most: 2, by: 'either' },
  code: { language: 'python', start: '' },
  essay: { minWords: 2, maxWords: 5 },
  information: {},
}
