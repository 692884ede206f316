import { expect, test } from 'vitest'
import { readFile } from '../all.ts'
import { zipOfTexts } from '../zip/testing-zip.ts'

const lid = (ident: string, labels: string[], cardinality = 'Single') => `
  <response_lid ident="${ident}" rcardinality="${cardinality}"><render_choice>${labels
    .map(
      (label) =>
        `<response_label ident="${label}"><material><mattext>${label}!</mattext></material></response_label>`,
    )
    .join('')}</render_choice></response_lid>`

const item = (type: string, presentation: string, processing: string, points = '2.0') => `
  <item ident="i" title="One"><itemmetadata><qtimetadata>
    <qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${type}</fieldentry></qtimetadatafield>
    <qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>${points}</fieldentry></qtimetadatafield>
  </qtimetadata></itemmetadata>
  <presentation><material><mattext texttype="text/html">&lt;p&gt;What is [x] and &lt;b&gt;y&lt;/b&gt;?&lt;/p&gt;</mattext></material>${presentation}</presentation>
  <resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>${processing}</resprocessing></item>`

const when = (test: string, set: string) =>
  `<respcondition><conditionvar>${test}</conditionvar>${set}</respcondition>`
const all = '<setvar action="Set" varname="SCORE">100</setvar>'
const half = '<setvar action="Add" varname="SCORE">50</setvar>'
const is = (ident: string, value: string) => `<varequal respident="${ident}">${value}</varequal>`

test('a choice of one has the points of its metadata, whatever its rules count to', () => {
  const read = readItem(item('multiple_choice_question', lid('r', ['a', 'b']), when(is('r', 'b'), all)))
  expect(read.items).toMatchObject([
    {
      category: 'Quiz / Part',
      scored: { tried: 2, same: 2 },
      item: {
        kind: 'single-choice',
        points: 2,
        text: 'What is [x] and **y**?',
        options: [
          { text: 'a!', isCorrect: false },
          { text: 'b!', isCorrect: true },
        ],
      },
    },
  ])
})

test('several answers are right together when its rules ask for some and against others', () => {
  const test = `<and>${is('r', 'a')}${is('r', 'b')}<not>${is('r', 'c')}</not></and>`
  const read = readItem(
    item('multiple_answers_question', lid('r', ['a', 'b', 'c'], 'Multiple'), when(test, all)),
  )
  expect(read.items).toMatchObject([
    { scored: { tried: 8, same: 8 }, item: { kind: 'multiple-choice', scoring: 'all-or-nothing' } },
  ])
})

test('a short answer takes every spelling that the rules name, in either case', () => {
  const typed = '<response_str ident="r" rcardinality="Single"><render_fib/></response_str>'
  const read = readItem(item('short_answer_question', typed, when(is('r', 'Huế') + is('r', 'Huế'), all)))
  expect(read.items).toMatchObject([{ item: { kind: 'short-answer', accepted: ['Huế'], ignoresCase: true } }])
})

test('a number lies within the bounds of its rules', () => {
  const typed = '<response_str ident="r"><render_fib fibtype="Decimal"/></response_str>'
  const bounds = '<vargte respident="r">2.9</vargte><varlte respident="r">3.1</varlte>'
  const read = readItem(
    item('numerical_question', typed, when(`<or>${is('r', '3')}<and>${bounds}</and></or>`, all)),
  )
  expect(read.items[0]?.item).toMatchObject({ kind: 'numeric', accepted: [{ value: '3', tolerance: '0.1' }] })
})

test('blanks in the text become gaps at their places', () => {
  const read = readItem(
    item(
      'fill_in_multiple_blanks_question',
      lid('response_x', ['ten', 'zehn']),
      when(is('response_x', 'zehn'), all),
    ),
  )
  expect(read.items[0]?.item).toMatchObject({
    kind: 'short-answer',
    text: 'What is _____ and **y**?',
    accepted: ['zehn!'],
  })
})

test('dropdowns become gaps that offer their labels', () => {
  const presentation = lid('response_x', ['a', 'b']) + lid('response_z', ['c', 'd'])
  const rules = when(is('response_x', 'a'), half) + when(is('response_z', 'd'), half)
  const read = readItem(item('multiple_dropdowns_question', presentation, rules))
  expect(read.items[0]?.item).toMatchObject({
    kind: 'cloze',
    points: 2,
    text: 'What is {{g1}} and **y**?\n\n{{g2}}',
    gaps: [{ ask: 'choice' }, { ask: 'choice' }],
  })
})

test('left and right sides are matched by the rules of each left side', () => {
  const presentation = lid('r1', ['a', 'b', 'c']) + lid('r2', ['a', 'b', 'c'])
  const left = (ident: string) =>
    `<response_lid ident="${ident}"><material><mattext>${ident}</mattext></material>`
  const sided = ['r1', 'r2'].reduce(
    (text, ident) => text.replace(`<response_lid ident="${ident}" rcardinality="Single">`, left(ident)),
    presentation,
  )
  const rules = when(is('r1', 'c'), half) + when(is('r2', 'a'), half)
  const read = readItem(item('matching_question', sided, rules))
  expect(read.items).toMatchObject([{ item: { kind: 'matching', rows: [{ text: 'r1' }, { text: 'r2' }] } }])
  expect(read.warnings).toEqual([])
})

test('an essay waits for a person, and a kind that is calculated stays out whole', () => {
  const typed = '<response_str ident="r"><render_fib/></response_str>'
  const read = readItem(item('essay_question', typed, '') + item('calculated_question', typed, ''))
  expect(read.items).toMatchObject([{ item: { kind: 'essay', points: 2 } }])
  expect(read.leftOut).toMatchObject([{ code: 'kind-not-ours', detail: 'One: calculated_question' }])
  expect(read.kept).toMatchObject([
    { name: 'One', source: expect.stringContaining('<response_str ident="r">') },
  ])
})

test('a cartridge that holds a test twice is read once, with its time and its pictures', () => {
  const test = quiz(item('essay_question', '<response_str ident="r"><render_fib/></response_str>', ''))
  const picture = '&lt;img src="$IMS-CC-FILEBASE$/a%20b.png" alt="A"&gt;'
  const read = readFile(
    'course.imscc',
    zipOfTexts({
      'g1/assessment_meta.xml': '<quiz><title>Quiz</title><time_limit>45</time_limit></quiz>',
      'g1/assessment_qti.xml': test,
      'non_cc_assessments/g1.xml.qti': test.replace('What is', `${picture} What is`),
      'web_resources/a b.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]),
    }),
  )
  expect(read.items).toHaveLength(1)
  expect(read.items[0]?.item.text).toBe(`![A](file:${read.files[0]?.id}) What is [x] and **y**?`)
})

test('what is shown for an option, for right and wrong ones and for all is said there', () => {
  const show = (id: string) => `<displayfeedback feedbacktype="Response" linkrefid="${id}"/>`
  const said = ['a_fb', 'correct_fb', 'wrong_fb', 'general_fb'].map(
    (id) =>
      `<itemfeedback ident="${id}"><flow_mat><material><mattext>${id}</mattext></material></flow_mat></itemfeedback>`,
  )
  const processing = [
    `<respcondition continue="Yes"><conditionvar><other/></conditionvar>${show('general_fb')}</respcondition>`,
    `<respcondition continue="Yes"><conditionvar>${is('r', 'a')}</conditionvar>${show('a_fb')}</respcondition>`,
    `<respcondition continue="No"><conditionvar>${is('r', 'b')}</conditionvar>${all}${show('correct_fb')}</respcondition>`,
    `<respcondition><conditionvar><other/></conditionvar>${show('wrong_fb')}</respcondition>`,
  ]
  const one = item('multiple_choice_question', lid('r', ['a', 'b', 'c']), processing.join(''))
  const read = readItem(one.replace('</item>', `${said.join('')}</item>`))
  expect(read.warnings).toEqual([])
  expect(read.items[0]?.item).toMatchObject({
    feedback: 'general_fb',
    options: [
      { feedback: 'a_fb\n\nwrong_fb' },
      { isCorrect: true, feedback: 'correct_fb' },
      { feedback: 'wrong_fb' },
    ],
  })
})

test('what is shown for a typed answer, for wrong ones and for all others is said there', () => {
  const show = (id: string) => `<displayfeedback feedbacktype="Response" linkrefid="${id}"/>`
  const said = ['huế_fb', 'hanoi_fb', 'other_fb', 'general_fb'].map(
    (id) =>
      `<itemfeedback ident="${id}"><flow_mat><material><mattext>${id}</mattext></material></flow_mat></itemfeedback>`,
  )
  const processing = [
    `<respcondition continue="Yes"><conditionvar><other/></conditionvar>${show('general_fb')}</respcondition>`,
    `<respcondition continue="No"><conditionvar>${is('r', 'Huế')}</conditionvar>${all}${show('huế_fb')}</respcondition>`,
    `<respcondition><conditionvar>${is('r', 'Hà Nội')}</conditionvar>${show('hanoi_fb')}</respcondition>`,
    `<respcondition><conditionvar><not>${is('r', 'Hà Nội')}</not></conditionvar>${show('other_fb')}</respcondition>`,
  ]
  const typed = '<response_str ident="r"><render_fib/></response_str>'
  const one = item('short_answer_question', typed, processing.join(''))
  const read = readItem(one.replace('</item>', `${said.join('')}</item>`))
  expect(read.warnings).toEqual([])
  expect(read.items[0]?.item).toMatchObject({
    feedback: 'general_fb',
    accepted: [
      { text: 'Huế', percent: 100, feedback: 'huế_fb' },
      { text: 'Hà Nội', percent: 0, match: 'text', feedback: 'hanoi_fb' },
      { text: '*', percent: 0, match: 'wildcards', feedback: 'other_fb' },
    ],
  })
})

test('two ranges of a number stay two, with what is said of each', () => {
  const typed = '<response_str ident="r"><render_fib fibtype="Decimal"/></response_str>'
  const within = (low: number, high: number) =>
    `<vargte respident="r">${low}</vargte><varlte respident="r">${high}</varlte>`
  const show = '<displayfeedback feedbacktype="Response" linkrefid="fb"/>'
  const said =
    '<itemfeedback ident="fb"><material><mattext>Near.</mattext></material><solution><solutionmaterial><material><mattext>S</mattext></material></solutionmaterial></solution></itemfeedback>'
  const rules = when(within(2.9, 3.1), all + show) + when(within(9, 10), all)
  const read = readItem(item('numerical_question', typed, rules).replace('</item>', `${said}</item>`))
  expect(read.items[0]?.item).toMatchObject({
    accepted: [
      { value: '3', tolerance: '0.1', feedback: 'Near.' },
      { value: '9.5', tolerance: '0.5' },
    ],
  })
  expect(read.warnings.map(({ code }) => code)).toEqual(['hints-dropped'])
})

test('a question of Blackboard has its texts, its points and what it says of right and wrong ones', () => {
  const formatted = (words: string) =>
    `<flow><material><mat_extension><mat_formattedtext type="HTML">${words}</mat_formattedtext></mat_extension></material></flow>`
  const label = (ident: string) =>
    `<flow_label><response_label ident="${ident}">${formatted(ident)}</response_label></flow_label>`
  const said = (ident: string) => `<itemfeedback ident="${ident}">${formatted(ident)}</itemfeedback>`
  const condition = (test: string, points: string, shows: string) =>
    `<respcondition><conditionvar>${test}</conditionvar><setvar variablename="SCORE" action="Set">${points}</setvar><displayfeedback linkrefid="${shows}"/></respcondition>`
  const read = readItem(
    `<item title="One"><itemmetadata><bbmd_questiontype>Multiple Choice</bbmd_questiontype><qmd_absolutescore_max>5.0</qmd_absolutescore_max></itemmetadata>
    <presentation><flow>${formatted('Which?')}<flow><response_lid ident="response" rcardinality="Single"><render_choice>${label('aa')}${label('bb')}</render_choice></response_lid></flow></flow></presentation>
    <resprocessing><outcomes><decvar varname="SCORE" maxvalue="10.0"/></outcomes>${condition('<varequal respident="response">bb</varequal>', 'SCORE.max', 'correct')}${condition('<other/>', '0.0', 'incorrect')}</resprocessing>${said('correct')}${said('incorrect')}</item>`,
  )
  expect(read.leftOut).toEqual([])
  expect(read.items[0]?.item).toMatchObject({
    kind: 'single-choice',
    points: 5,
    text: 'Which?',
    options: [
      { text: 'aa', isCorrect: false, feedback: 'incorrect' },
      { text: 'bb', isCorrect: true },
    ],
  })
})

function quiz(items: string): string {
  return `<?xml version="1.0"?><questestinterop><assessment ident="q" title="Quiz"><section ident="root"><section ident="s" title="Part">${items}</section></section></assessment></questestinterop>`
}

function readItem(items: string) {
  return readFile('quiz.xml', new TextEncoder().encode(quiz(items)))
}
