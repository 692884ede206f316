import { scoreItem } from '@invigil/items/all.ts'
import { expect, test } from 'vitest'
import { readFile } from './all.ts'

test('a choice keeps its weights, points, category, tags and line', () => {
  const read = readMoodle(`
  <question type="category"><category><text>$course$/top/Chemistry</text></category></question>
  <question type="multichoice">
    <name><text>Noble</text></name>
    <questiontext format="html"><text><![CDATA[<p>Which gas is <b>noble</b>?</p>]]></text></questiontext>
    <defaultgrade>2.5</defaultgrade><single>true</single><shuffleanswers>0</shuffleanswers>
    <answer fraction="100" format="plain_text"><text>Helium</text></answer>
    <answer fraction="0" format="html"><text>H&lt;sub&gt;2&lt;/sub&gt;</text></answer>
    <tags><tag><text>gas</text></tag></tags>
  </question>`)
  expect(read).toMatchObject({ format: 'moodle-xml', leftOut: [], warnings: [] })
  expect(read.items).toMatchObject([
    {
      name: 'Noble',
      category: 'Chemistry',
      tags: ['gas'],
      place: { line: 4 },
      item: {
        kind: 'single-choice',
        points: 2.5,
        text: 'Which gas is **noble**?',
        keepsOrder: true,
        options: [
          { text: 'Helium', isCorrect: true },
          { text: 'H$_{2}$', isCorrect: false },
        ],
      },
    },
  ])
})

test('an image beside the text comes in under an id of its content', () => {
  const read = readMoodle(`<question type="essay"><questiontext format="html">
    <text>&lt;img src="@@PLUGINFILE@@/a%20b.png" alt="A map"&gt;</text>
    <file name="a b.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext></question>`)
  expect(read.files).toHaveLength(1)
  expect(read.items[0]?.item.text).toBe(`![A map](file:${read.files[0]?.id})`)
})

test('what would run in a page does not come in, and is told', () => {
  const read = readMoodle(`<question type="essay"><questiontext format="html">
    <text><![CDATA[Hello<script>alert(1)</script><a href="https://example.org">there</a><img src="https://example.org/x.png" onerror="x">]]></text>
    </questiontext></question>`)
  expect(read.items[0]?.item.text).toBe('Hellothere')
  expect(read.warnings.map(({ code }) => code)).toEqual(['element-dropped', 'link-dropped', 'image-missing'])
})

test('a kind that is not ours is left out by its type and line', () => {
  const read = readMoodle(`<question type="ddmarker"><name><text>Map</text></name></question>
    <question type="truefalse"><questiontext><text>Yes</text></questiontext>
    <answer fraction="100"><text>false</text></answer></question>`)
  expect(read.leftOut).toEqual([
    {
      place: { line: 2, element: 'question[type=ddmarker]' },
      code: 'kind-not-ours',
      detail: 'Map: ddmarker',
    },
  ])
  expect(read.items).toMatchObject([{ item: { kind: 'true-false', isTrue: false } }])
})

test('embedded answers become a text with gaps, with their weights and cases', () => {
  const read =
    readMoodle(`<question type="cloze"><name><text>Water</text></name><questiontext format="html"><text><![CDATA[
    <p>It boils at {2:NUMERICAL:=100:0.5~%50%100:5#nearly} °C, is called {1:SHORTANSWER_C:=ice~%50%*ice*~%0%snow#It falls.~*}
    and <b>is</b> {:MULTICHOICE_S:=a solid#It&#39;s <b>hard</b>, no \\#~%25%a gas \\} cold~metal}.</p>]]></text></questiontext></question>`)
  expect(read.leftOut).toEqual([])
  expect(read.warnings).toEqual([])
  expect(read.items[0]?.item).toMatchObject({
    kind: 'cloze',
    points: 4,
    text: 'It boils at {{1}} °C, is called {{2}} and **is** {{3}}.',
    gaps: [
      {
        ask: 'number',
        weight: 2,
        accepted: [
          { value: '100', tolerance: '0.5', percent: 100 },
          { value: '100', tolerance: '5', percent: 50, feedback: 'nearly' },
        ],
      },
      {
        ask: 'text',
        weight: 1,
        ignoresCase: false,
        accepted: [
          'ice',
          { text: '*ice*', percent: 50, match: 'wildcards' },
          { text: 'snow', percent: 0, match: 'text', feedback: 'It falls.' },
        ],
      },
      {
        ask: 'choice',
        keepsOrder: false,
        options: [
          { text: 'a solid', percent: 100, feedback: "It's **hard**, no #" },
          { text: 'a gas } cold', percent: 25 },
          { text: 'metal', percent: 0 },
        ],
      },
    ],
  })
})

test('of two questions in one line each has its own warnings, and what is said of several parts is told once', () => {
  const hint = '<hint><text>Look!</text></hint>'
  const answers = '<answer fraction="37"><text>a</text></answer><answer fraction="37"><text>b</text></answer>'
  const whole = '<answer fraction="100"><text>c</text></answer>'
  const read = readMoodle(
    `<question type="shortanswer"><questiontext><text>A</text></questiontext>${whole}${hint}</question><question type="shortanswer"><questiontext><text>B</text></questiontext>${answers}${whole}</question>`,
  )
  const codes = read.items.map(({ notices }) => notices?.map(({ code }) => code))
  expect(codes).toEqual([['hints-dropped'], ['unusual-weight']])
  expect(read.warnings).toHaveLength(2)
})

test('what is said of all other numbers of a gap has no place and is told', () => {
  const read = readMoodle(
    `<question type="cloze"><questiontext><text>{1:NM:=3~*#No.} {1:NM:=3~4#Nearly.}</text></questiontext></question>`,
  )
  expect(read.warnings).toMatchObject([
    { code: 'feedback-dropped', detail: expect.stringContaining('{{1}}') },
  ])
  expect(read.items[0]?.item).toMatchObject({
    gaps: [
      { accepted: [{ value: '3' }] },
      { accepted: [{ value: '3' }, { percent: 0, feedback: 'Nearly.' }] },
    ],
  })
})

test('what a typed gap accepts is read without the entities of its page', () => {
  const read = readMoodle(`<question type="cloze"><questiontext format="html"><text><![CDATA[
    {1:SA:=R&amp;D&nbsp;team}]]></text></questiontext></question>`)
  expect(read.items[0]?.item).toMatchObject({ gaps: [{ accepted: ['R&D team'], ignoresCase: true }] })
})

test('a gap of a kind that is not ours leaves its question out, and is named', () => {
  const read = readMoodle(`<question type="cloze"><questiontext format="html"><text>
    {1:MULTIRESPONSE:=a~=b~c}</text></questiontext></question>`)
  expect(read.leftOut).toMatchObject([
    { code: 'kind-not-ours', detail: expect.stringContaining('MULTIRESPONSE') },
  ])
})

test('braces without end are survived', () => {
  const read = readMoodle(
    `<question type="cloze"><questiontext><text>${'{1:SA:'.repeat(16_000)}</text></questiontext></question>`,
  )
  expect(read.leftOut).toMatchObject([{ code: 'no-gap' }])
})

test('words to be chosen or dragged into a text are gaps, each among the words of its group', () => {
  const read = readMoodle(`<question type="gapselect"><questiontext format="html">
    <text>The [[1]] sat on the [[3]].</text></questiontext><defaultgrade>3</defaultgrade><shuffleanswers>1</shuffleanswers>
    <selectoption><text>cat</text><group>1</group></selectoption>
    <selectoption><text>dog</text><group>1</group></selectoption>
    <selectoption><text>mat</text><group>2</group></selectoption></question>`)
  expect(read.items[0]?.item).toMatchObject({
    kind: 'cloze',
    points: 3,
    text: 'The {{1}} sat on the {{2}}.',
    gaps: [
      {
        keepsOrder: false,
        options: [
          { text: 'cat', percent: 100 },
          { text: 'dog', percent: 0 },
        ],
      },
      { options: [{ text: 'mat', percent: 100 }] },
    ],
  })
})

test('an order, a matching with an extra answer and all-or-nothing come in as what they are', () => {
  const entry = (text: string) => `<answer fraction="1"><text>${text}</text></answer>`
  const pair = (left: string, right: string) =>
    `<subquestion format="html"><text>${left}</text><answer><text>${right}</text></answer></subquestion>`
  const read = readMoodle(`
    <question type="ordering"><questiontext><text>Order</text></questiontext><gradingtype>ALL_OR_NOTHING</gradingtype>
      ${entry('one')}${entry('two')}${entry('three')}</question>
    <question type="matching"><questiontext><text>Match</text></questiontext>
      ${pair('France', 'Paris')}${pair('Peru', 'Lima')}${pair('', 'Oslo')}</question>
    <question type="multichoiceset"><questiontext><text>All</text></questiontext>
      <answer fraction="100"><text>2</text></answer><answer fraction="100"><text>3</text></answer>
      <answer fraction="0"><text>4</text></answer></question>`)
  expect(read.leftOut).toEqual([])
  expect(read.items.map(({ item }) => item)).toMatchObject([
    { kind: 'ordering', scoring: 'exact', entries: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] },
    { kind: 'matching', options: [{ text: 'Paris' }, { text: 'Lima' }, { text: 'Oslo' }], rows: [{}, {}] },
    { kind: 'multiple-choice', scoring: 'all-or-nothing' },
  ])
})

test('units are converted the other way round, and left away where none is asked for', () => {
  const number = (
    shows: number,
  ) => `<question type="numerical"><questiontext><text>How long?</text></questiontext>
    <answer fraction="100"><text>2</text><tolerance>0.1</tolerance></answer><showunits>${shows}</showunits>
    <units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit>
    <unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units></question>`
  const [asked, silent] = readMoodle(number(2) + number(3)).items.map(({ item }) => item)
  expect(asked).toMatchObject({
    units: [
      { name: 'm', factor: '1' },
      { name: 'cm', factor: '0.01' },
    ],
  })
  expect(asked && scoreItem(asked, { text: '205', unit: 'b' }).points).toBe(1)
  expect(silent).toMatchObject({ kind: 'numeric', units: [] })
})

test('a wrong form before a star keeps its place', () => {
  const read = readMoodle(`<question type="shortanswer"><questiontext><text>Which?</text></questiontext>
    <answer fraction="0"><text>unhappiness</text></answer><answer fraction="100"><text>*happiness</text></answer>
    <answer fraction="0"><text>never</text></answer></question>`)
  const item = read.items[0]?.item
  expect(item && scoreItem(item, { text: 'Unhappiness' }).points).toBe(0)
  expect(item && scoreItem(item, { text: 'happiness' }).points).toBe(1)
  expect(item).toMatchObject({ accepted: [{ percent: 0 }, { percent: 100 }] })
})

test('an essay that is answered by files asks for files', () => {
  const read = readMoodle(`<question type="essay"><questiontext><text>Hand in</text></questiontext>
    <responseformat>noinline</responseformat><attachments>2</attachments></question>`)
  expect(read.items[0]?.item).toMatchObject({ kind: 'file', most: 2 })
})

function readMoodle(questions: string) {
  return readFile('a.xml', new TextEncoder().encode(`<?xml version="1.0"?>\n<quiz>${questions}</quiz>`))
}

const choice = (
  inside: string,
  single = true,
) => `<question type="multichoice"><questiontext><text>Which?</text></questiontext>
  <single>${single}</single><answer fraction="100"><text>a</text><feedback><text>Yes, a.</text></feedback></answer>
  <answer fraction="0"><text>b</text></answer>${inside}</question>`

test('what is said of right and wrong answers goes to the options, what Moodle always says goes', () => {
  const read = readMoodle(
    choice(`<generalfeedback><text>See page 3.</text></generalfeedback>
      <correctfeedback><text>&lt;p&gt;Your answer is correct.&lt;/p&gt;</text></correctfeedback>
      <incorrectfeedback><text>Read it again.</text></incorrectfeedback>`),
  )
  expect(read.warnings).toEqual([])
  expect(read.items[0]?.item).toMatchObject({
    feedback: 'See page 3.',
    options: [{ feedback: 'Yes, a.' }, { feedback: 'Read it again.' }],
  })
})

test('what is said of wrong sets of several options has no place and is told', () => {
  const read = readMoodle(choice('<incorrectfeedback><text>Read it again.</text></incorrectfeedback>', false))
  expect(read.warnings.map(({ code }) => code)).toEqual(['feedback-dropped'])
  expect(read.items[0]?.item).toMatchObject({ options: [{ feedback: 'Yes, a.' }, { text: 'b' }] })
})

test('what a question has no place for is named: places without a word, texts to begin with, files that are linked', () => {
  const read = readMoodle(
    `<question type="ddwtos"><questiontext><text>A [[1]] and [[7]]</text></questiontext><dragbox><text>x</text></dragbox><dragbox><text>y</text></dragbox></question>
    <question type="essay"><questiontext format="html"><text>&lt;a href="@@PLUGINFILE@@/a.pdf"&gt;Read&lt;/a&gt;</text></questiontext><responsetemplate><text>Dear</text></responsetemplate></question>`,
  )
  expect(read.warnings.map(({ code }) => code)).toEqual([
    ...['place-without-choice', 'answer-template-dropped', 'link-dropped'],
  ])
})

test('truths and numbers that were written by hand are read as they are meant, or stay out', () => {
  const truth = (right: string, wrong: string) =>
    `<question type="truefalse"><questiontext><text>T</text></questiontext><answer fraction="100"><text>${right}</text></answer><answer fraction="0"><text>${wrong}</text></answer></question>`
  const read = readMoodle(
    `${truth('Vrai', 'Faux')}${truth('Sai', 'Đúng')}${truth('?', '!')}<question type="numerical"><questiontext><text>Pi</text></questiontext><answer fraction="100"><text>3,14</text><tolerance>0,01</tolerance></answer></question>`,
  )
  expect(read.items.map(({ item }) => item)).toMatchObject([
    ...[{ isTrue: true }, { isTrue: false }, { accepted: [{ value: '3.14', tolerance: '0.01' }] }],
  ])
  expect(read.leftOut).toMatchObject([{ code: 'no-right-answer' }])
})

test('a category is named by its path, whose strokes are its own where they stand twice', () => {
  const category =
    '<question type="category"><category><text>$course$/top/Par défaut/A//B et C</text></category></question>'
  const read = readMoodle(
    `${category}<question type="essay"><questiontext><text>E</text></questiontext></question>`,
  )
  expect(read.items).toMatchObject([{ category: 'Par défaut / A/B et C' }])
})
