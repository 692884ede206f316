import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderText } from './text.ts'

const file = '018f2f3e-0000-7000-8000-000000000001'
const html = (text: string) => renderText(text).html

test('emphasis, lists, tables, quotes and code are drawn', () => {
  expect(html('**a** *b* `c`')).toBe('<p><strong>a</strong> <em>b</em> <code>c</code></p>\n')
  expect(html('- a\n- b')).toContain('<li>b</li>')
  expect(html('| a |\n|---|\n| b |')).toContain('<td>b</td>')
  expect(html('> a')).toContain('<blockquote>')
})

test('a line ends where its author ended it', () => {
  expect(html('one\ntwo')).toBe('<p>one<br>\ntwo</p>\n')
})

test('an image is drawn from the exam’s own files', () => {
  expect(html(`![a *cell*](file:${file})`)).toBe(`<p><img src="/api/files/${file}" alt="a cell"></p>\n`)
})

test('an image from anywhere else stays the text it is', () => {
  expect(html('![x](https://example.org/spy.png)')).toBe('<p>![x](https://example.org/spy.png)</p>\n')
})

test('a sound is played by the browser’s own control and is not fetched before', () => {
  expect(html(`![a *bell*](sound:${file})`)).toBe(
    `<p><audio src="/api/sounds/${file}" controls preload="none" aria-label="a bell"></audio></p>\n`,
  )
})

test('a sound from anywhere else stays the text it is', () => {
  expect(html('![x](sound:https://example.org/a.mp3)')).toBe('<p>![x](sound:https://example.org/a.mp3)</p>\n')
})

test('a sound without words is drawn and reported', () => {
  expect(renderText(`![](sound:${file})`)).toMatchObject({ problems: [{ code: 'sound-without-words' }] })
})

test('an image without a description is drawn and reported', () => {
  expect(renderText(`![](file:${file})`)).toMatchObject({ problems: [{ code: 'image-without-alt' }] })
})

test('a formula becomes MathML in a line, within a paragraph and on lines of its own', () => {
  expect(html('so $E=mc^2$ holds')).toMatch(
    /^<p>so <span class="katex"><math .*<\/math><\/span> holds<\/p>\n$/,
  )
  expect(html('so $$a+b$$ holds')).toMatch(/^<p>so <span class="katex"><math [^>]*display="block"/)
  expect(html('$$\n\\frac{a}{b}\n$$\nnext')).toMatch(/display="block".*<p>next<\/p>/s)
  expect(html('- $$a$$\n- b')).toMatch(/<li>\n<p><span class="katex">.*<li>b<\/li>/s)
})

test('a formula has a name that can be read out, whatever stands in it', () => {
  expect(html('$\\frac{1}{2}mv^2$')).toContain('<math aria-label="\\frac{1}{2}mv^2" ')
  expect(html('$\\text{"><b>}$')).toContain('<math aria-label="\\text{&quot;&gt;&lt;b&gt;}" ')
})

test('money is no formula', () => {
  expect(html('It costs $5 and $6, or \\$7 and $ 8 $.')).toBe('<p>It costs $5 and $6, or $7 and $ 8 $.</p>\n')
})

test('a formula that cannot be read is shown as it was written and reported', () => {
  expect(renderText('$\\frac{$')).toEqual({
    html: '<p><code>\\frac{</code></p>\n',
    problems: [{ code: 'unreadable-formula', params: { formula: '\\frac{' } }],
  })
})

test.for([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](https://example.org)',
  '<https://example.org>',
  '[x]: javascript:alert(1)\n\n[x]',
  '![x](javascript:alert(1))',
  '![x](https://example.org/spy.png)',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![x](file:../../etc/passwd)',
  `![x](file:${file}/../../admin)`,
  `![x](file:${file}"onerror="alert(1))`,
  `![x](sound:${file}"onerror="alert(1))`,
  '![x](sound:../../etc/passwd)',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\url{javascript:alert(1)}$',
  '$\\htmlClass{a}{x}$ $\\htmlStyle{color:red}{x}$ $\\htmlData{a=b}{x}$',
  '$\\includegraphics{https://example.org/spy.png}$',
  '$\\text{<script>alert(1)</script>}$',
  '$\\color{red;"onload=alert(1)}{x}$',
  '```<script>\n"onload=alert(1)\n```',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
])('%s does no harm', (text) => {
  expect(elementsIn(html(text))).toEqual([])
})

test('an attribute cannot be broken out of by a description', () => {
  expect(html(`![a" onerror="alert(1)](file:${file} "t")`)).toContain('alt="a&quot; onerror=&quot;alert(1)">')
})

test('whatever is written, only harmless elements come out', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '$',
    '$$',
    '\\href{',
    '}',
    '{',
    '[',
    ']',
    '(',
    ')',
    '!',
    'javascript:',
    'onerror=',
    '\n',
    '`',
    '*',
    '- ',
    '|',
    '&',
    'script',
    'file:',
    'sound:',
    file,
    ' ',
    'x',
    '\\',
    '^',
    '_',
    '\\text{',
    '\\frac',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      expect(elementsIn(html(parts.join('')))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test.for([
  ['braces', `$${'{'.repeat(900)}${'}'.repeat(900)}$`],
  ['fractions', `$${'\\frac{a}{'.repeat(200)}${'}'.repeat(200)}$`],
  ['a macro that grows', '$\\def\\a{\\a\\a}\\a$'],
  ['quotes', '>'.repeat(20_000)],
  ['brackets', '!['.repeat(10_000)],
  ['stars', '*a **b '.repeat(2800)],
  ['openings of formulas', '$$\n'.repeat(6600)],
  ['formulas never closed', '$a '.repeat(6600)],
] as const)('%s without end are survived', ([, text]) => {
  expect(elementsIn(html(text))).toEqual([])
})

const harmless =
  /^<\/?(p|br|strong|em|s|ul|ol|li|table|thead|tbody|tr|th|td|blockquote|code|pre|hr|span|math|semantics|annotation|m[a-z]+)\b/
const harmful = /\son[a-z]+\s*=|\shref|\sstyle=|javascript:[^<]*"/i

/** The tags of a piece of HTML that should not be there, pictures of the exam's own files aside. */
function elementsIn(rendered: string): string[] {
  // A formula's name is text, however harmful its words would be as a tag.
  const tags = rendered.replaceAll(/<math aria-label="[^"<>]*" /g, '<math ').match(/<[^>]*>/g) ?? []
  const own =
    /^(<img src="\/api\/files\/[0-9a-f-]{36}" alt="[^"]*">|<audio src="\/api\/sounds\/[0-9a-f-]{36}" controls preload="none" aria-label="[^"]*">|<\/audio>)$/
  return tags.filter((tag) => !own.test(tag) && (!harmless.test(tag) || harmful.test(tag)))
}
