import { expect, test } from 'vitest'
import { readFile } from '../all.ts'
import { UnreadableFile } from '../reading.ts'
import { zipOfTexts } from '../zip/testing-zip.ts'
import { columnNamed, templateHeaders } from './headers.ts'

function read(text: string, name = 'questions.csv') {
  return readFile(name, Buffer.from(text))
}

test('a table with commas brings choices of one and of many, with tags, points and difficulty', () => {
  const { format, items, leftOut } = read(
    'Kind,Question,Option A,Option B,Option C,Correct,Points,Tags,Difficulty,Folder\n' +
      'single choice,Which gas is noble?,Neon,Oxygen,,A,2,"gas, noble",3,Chemistry\n' +
      'multiple choice,Which are metals?,Iron,Gold,Sulphur,"A, B",,,,\n',
  )
  expect({ format, leftOut }).toEqual({ format: 'table', leftOut: [] })
  expect(items).toMatchObject([
    {
      place: { line: 2 },
      tags: ['gas', 'noble'],
      difficulty: 3,
      category: 'Chemistry',
      item: { kind: 'single-choice', points: 2, options: [{ isCorrect: true }, { isCorrect: false }] },
    },
    { item: { kind: 'multiple-choice', points: 1, scoring: 'right-minus-wrong' } },
  ])
})

test('headers, kinds and truths in Vietnamese are understood, parted by semicolons', () => {
  const { items } = read(
    'Loại;Câu hỏi;Phương án A;Phương án B;Đáp án đúng;Điểm\nđúng hay sai;Trái Đất tròn;;;đúng;1,5\ntrắc nghiệm;Thủ đô?;Huế;Hà Nội;B;2\n',
  )
  expect(items).toMatchObject([
    { item: { kind: 'true-false', isTrue: true, points: 1.5 } },
    { item: { kind: 'single-choice', options: [{ text: 'Huế' }, { text: 'Hà Nội', isCorrect: true }] } },
  ])
})

test('a table pasted with tabs and French headers is read', () => {
  const { items } = read(
    'Type\tÉnoncé\tBonne réponse\nnombre\tπ ?\t3,14 ± 0,01\nréponse courte\tCapitale ?\tParis|Lutèce\n',
  )
  expect(items).toMatchObject([
    { item: { kind: 'numeric', accepted: [{ value: '3.14', tolerance: '0.01' }] } },
    { item: { kind: 'short-answer', accepted: ['Paris', 'Lutèce'] } },
  ])
})

test('without a kind, a row is what its cells make of it', () => {
  const { items } = read(
    'text,a,b,correct\nOne?,x,y,b\nTwo?,x,y,"a,b"\nThree?,,,true\nFour?,,,12\nFive?,,,word\nSix?,,,\n',
  )
  expect(items.map(({ item }) => item.kind)).toEqual([
    ...['single-choice', 'multiple-choice', 'true-false', 'numeric', 'short-answer', 'essay'],
  ])
})

test('an ordering lists its entries, a matching its pairs', () => {
  const { items } = read(
    'kind,text,a,b,c,correct\nordering,Sort,one,two,three,\nmatching,Capitals,France -> Paris,Peru -> Lima,-> Rome,\n',
  )
  expect(items).toMatchObject([
    { item: { kind: 'ordering', entries: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] } },
    {
      item: {
        kind: 'matching',
        rows: [{ text: 'France' }, { text: 'Peru' }],
        options: [{}, {}, { text: 'Rome' }],
      },
    },
  ])
})

test('cells may have lines, quotes and separators in them, and lines are counted as an editor counts them', () => {
  const { items } = read('text,a,b,correct\n"Which\nis ""it"", then?",x,y,a\nNext?,x,y,b\n')
  expect(items).toMatchObject([
    { place: { line: 2 }, item: { text: 'Which\nis "it", then?' } },
    { place: { line: 4 } },
  ])
})

test('what is wrong in a row is told with its line, and the others come in', () => {
  const { items, leftOut } = read(
    'kind,text,a,b,correct\nsingle,No such?,x,y,d\nsingle,One option?,x,,a\nriddle,What?,,,\nnumber,How many?,,,many\nsingle,Fine?,x,y,a\n',
  )
  expect(leftOut.map(({ place, code }) => [place.line, code])).toEqual([
    [2, 'answer-not-offered'],
    [3, 'too-few-options'],
    [4, 'kind-not-ours'],
    [5, 'not-a-number'],
  ])
  expect(items).toHaveLength(1)
})

test('points that are no number are told, and one is taken', () => {
  const { items, warnings } = read('text,a,b,correct,points\nOne?,x,y,a,lots\n')
  expect(items).toMatchObject([{ item: { points: 1 } }])
  expect(warnings).toMatchObject([{ place: { line: 2 }, code: 'cell-not-understood' }])
})

test('a workbook is read as its cells say', () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const rows = [
    ['Kind', 'Question', 'Option A', 'Option B', 'Correct'],
    ['single choice', 'Which?', 'x', 'y', 'B'],
  ]
  const sheet = `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`
  const book = '<workbook><sheets><sheet name="Questions"/></sheets></workbook>'
  const { format, items } = readFile(
    'q.xlsx',
    zipOfTexts({ 'xl/workbook.xml': book, 'xl/worksheets/sheet1.xml': sheet }),
  )
  expect(format).toBe('table')
  expect(items).toMatchObject([{ place: { line: 2 }, item: { options: [{}, { isCorrect: true }] } }])
})

test('a workbook without a header, and an old one, say what to do', () => {
  const book = '<workbook><sheets><sheet name="Q"/></sheets></workbook>'
  const empty = zipOfTexts({
    'xl/workbook.xml': book,
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
  })
  expect(() => readFile('q.xlsx', empty)).toThrow(UnreadableFile)
  expect(() => readFile('q.xlsx', empty)).toThrow(expect.objectContaining({ code: 'table-without-header' }))
  const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])
  expect(() => readFile('q.xls', old)).toThrow(expect.objectContaining({ code: 'xlsx-old-or-locked' }))
})

test('what explains a question stands with it', () => {
  const { items, warnings } = read('Question,Correct,Feedback\nBoils at?,100,At **sea** level.\n')
  expect(items).toMatchObject([{ item: { kind: 'numeric', feedback: 'At **sea** level.' } }])
  expect(warnings).toEqual([])
})

test('headers, options and kinds are understood without their accents and in capitals', () => {
  const french = read(
    'TYPE;ENONCE;REPONSE A;REPONSE B;BONNE REPONSE;DIFFICULTE;EXPLICATION\nqcu;Et ?;un;deux;B;2;Si.\n',
  )
  const vietnamese = read(
    'Loai;De bai;Phuong an A;Phuong an B;Dap an dung;Do kho;Giai thich\ntrac nghiem;Sao?;a;b;B;2;Vi.\n',
  )
  const one = { kind: 'single-choice', options: [{ isCorrect: false }, { isCorrect: true }] }
  expect(french.items).toMatchObject([{ difficulty: 2, item: { ...one, feedback: 'Si.' } }])
  expect(vietnamese.items).toMatchObject([{ difficulty: 2, item: { ...one, feedback: 'Vi.' } }])
})

test.for(['en', 'fr', 'vi'] as const)('every header of our template in %s names its own column', (locale) => {
  const { option, ...heads } = templateHeaders[locale]
  expect(
    Object.fromEntries(Object.entries(heads).map(([column, head]) => [column, columnNamed(head)])),
  ).toEqual(Object.fromEntries(Object.keys(heads).map((column) => [column, column])))
  expect(columnNamed(`${option} C`)).toEqual({ option: 'c' })
})

test('a workbook as teachers keep it: merged folders, dates that were fractions, errors, more sheets and columns', () => {
  const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
  const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`
  const head = ['Dossier', 'Énoncé', 'Réponse 1', 'Réponse 2', 'Bonne réponse', 'Auteur']
  const rows = [
    row(1, head.map((words, at) => text(`${'ABCDEF'.charAt(at)}1`, words)).join('')),
    row(
      3,
      `${text('A3', 'Calcul')}${text('B3', 'Trois quarts ?')}<c r="C3" s="1"><v>46115</v></c>${text('D3', 'non')}${text('E3', '1')}${text('F3', 'Mai')}`,
    ),
    row(4, `${text('B4', 'Combien ?')}<c r="E4"><f>1000+234</f></c>${text('F4', 'Mai')}`),
    row(5, `${text('B5', 'Combien ?')}${text('E5', '1\u202f234,5')}`),
    row(6, `${text('B6', 'Encore ?')}<c r="E6" t="e"><v>#REF!</v></c>`),
  ]
  const { items, warnings } = readFile(
    'a.xlsx',
    zipOfTexts({
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="Un" id="r1"/><sheet name="Deux" id="r2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells><mergeCell ref="A3:A5"/></mergeCells></worksheet>`,
      'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${row(1, text('A1', 'more'))}</sheetData></worksheet>`,
    }),
  )
  expect(items).toMatchObject([
    { category: 'Calcul', item: { kind: 'single-choice', options: [{ isCorrect: true }, { text: 'non' }] } },
    { category: 'Calcul', item: { kind: 'essay' } },
    { category: 'Calcul', item: { kind: 'numeric', accepted: [{ value: '1234.5' }] } },
    { category: null, item: { kind: 'short-answer' } },
  ])
  expect(warnings.map(({ code, place, detail }) => [code, place.line, detail])).toEqual([
    ['column-not-read', 1, 'Auteur'],
    ['sheet-not-read', undefined, 'Deux'],
    ['cell-is-date', 3, 'Trois quarts ?: C3: 2026-04-03'],
    ['cell-not-understood', 4, 'Combien ?: E4'],
    ['cell-not-understood', 6, 'Encore ?: E6: #REF!'],
  ])
})

test('a title above the header may have commas where the table has semicolons', () => {
  const { items } = read('Chimie, 3e A, 2026\nsep=;\nÉnoncé;Bonne réponse\n"Un ""gaz"" ; noble ?";néon\n')
  expect(items).toMatchObject([{ item: { kind: 'short-answer', text: 'Un "gaz" ; noble ?' } }])
})
