import { Parser } from 'htmlparser2'
import { splitFormulas } from './formula-places.ts'
import { asTable, emphasised, indented } from './markdown-pieces.ts'
import { namedIn } from './named-in.ts'
import type { NoticeCode } from './notice-codes.ts'
import { escapeInline } from './plain-text.ts'

/** A text of ours made of HTML, and what of it we do not show, by code. */
export type TextOfHtml = { text: string; problems: { code: NoticeCode; detail: string }[]; images: string[] }

type Frame = {
  name: string
  before: string
  after: string
  out: string
  marker?: string
  count?: number
  source?: string
}

/** The id of a file by the address that HTML gives it, undefined where there is none. */
type Finder = (address: string) => string | undefined

/**
 * Turns HTML into a text of ours (see `renderText`): paragraphs, emphasis, lists, tables, code, images, formulas. Scripts,
 * styles and forms go with all that is in them; of everything else the words stay. `imageId` and `soundId` give the id of an
 * image or a sound by its address, or undefined where there is none. Nesting past 200 is flattened.
 */
export function textOfHtml(html: string, imageId: Finder, soundId: Finder = () => undefined): TextOfHtml {
  const writer = new TextWriter(imageId, soundId)
  // A text comes in pieces, one an entity; what its signs mean is only seen in the whole.
  let words = ''
  const said = () => {
    if (words !== '') writer.say(words)
    words = ''
    return writer
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => said().open(name, attributes),
      ontext: (text) => {
        words += text
      },
      onclosetag: (name) => said().close(name),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(html)
  said()
  return writer.finish()
}

const emphasis: Record<string, string> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  s: '~~',
  del: '~~',
  code: '`',
  tt: '`',
}
const blocks = new Set(
  [
    'p div section article header footer figure figcaption dl dt dd center h1 h2 h3 h4 h5 h6 table',
    'tbody thead caption blockquote ul ol li pre tr',
  ].flatMap((names) => names.split(' ')),
)
const dropped = new Set('script style template noscript iframe object embed form head title svg'.split(' '))
const media = new Set(['video', 'track'])
const quiet = new Set(
  [
    'html body span font br hr img td th u small label abbr cite q math semantics annotation col',
    'colgroup tfoot big var kbd samp sub sup a ins mark bdi bdo time',
  ].flatMap((names) => names.split(' ')),
)

/** Writes while it is told tags and words; one for each text. */
class TextWriter {
  readonly #imageId: Finder
  readonly #soundId: Finder
  readonly #stack: Frame[] = [{ name: '', before: '', after: '', out: '' }]
  readonly #problems = new Map<string, { code: NoticeCode; detail: string }>()
  readonly #images: string[] = []
  #silent = 0
  #flat = 0

  constructor(imageId: Finder, soundId: Finder) {
    this.#imageId = imageId
    this.#soundId = soundId
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.#silent > 0 || dropped.has(name)) {
      if (this.#silent === 0) this.#problem('element-dropped', name)
      this.#silent += 1
    } else if (this.#stack.length > 200) this.#flat += 1
    else this.#push(name, attributes)
  }

  say(text: string): void {
    if (this.#silent > 0) return
    const inMath = this.#stack.some(({ name }) => name === 'math')
    const isRaw = inMath || this.#stack.some(({ name }) => name === 'pre' || name === 'code')
    this.#top().out += isRaw ? text : wordsOf(text)
  }

  close(name: string): void {
    if (this.#silent > 0) this.#silent -= 1
    else if (this.#flat > 0) this.#flat -= 1
    else if (this.#stack.length > 1 && this.#top().name === name) this.#pop()
  }

  finish(): TextOfHtml {
    while (this.#stack.length > 1) this.#pop()
    const text = this.#top()
      .out.split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim()
    return { text, problems: [...this.#problems.values()], images: this.#images }
  }

  #push(name: string, attributes: Record<string, string>): void {
    const frame: Frame = { name, before: '', after: '', out: '' }
    const sign = namedIn(emphasis, name)
    if (sign) Object.assign(frame, { before: sign, after: sign })
    else if (name === 'br') frame.after = '\n'
    else if (name === 'hr') frame.after = '\n\n---\n\n'
    else if (name === 'img') frame.after = this.#image(attributes)
    else if (name === 'ol') frame.count = Number(attributes.start ?? 1) || 1
    else if (name === 'li') frame.marker = this.#marker()
    else if (name === 'math') frame.before = attributes.alttext ?? ''
    else if (name === 'annotation') frame.before = attributes.encoding ?? ''
    else if (name === 'audio')
      Object.assign(frame, { source: attributes.src ?? '', before: attributes['aria-label'] ?? '' })
    else if (name === 'source') this.#source(attributes.src ?? '')
    else if (media.has(name)) this.#problem('media-dropped', attributes.src ?? name)
    else if (name === 'a' && /^(?:https?:|@@PLUGINFILE@@)/i.test(attributes.href ?? ''))
      this.#problem('link-dropped', attributes.href ?? '')
    else if (!blocks.has(name) && !quiet.has(name) && !this.#isMath())
      this.#problem('element-flattened', name)
    this.#stack.push(frame)
  }

  #pop(): void {
    const frame = this.#stack.pop()
    if (frame) this.#top().out += this.#written(frame)
  }

  #written(frame: Frame): string {
    const { name, out } = frame
    if (name === 'math') return this.#formula(frame)
    if (name === 'annotation') return this.#annotation(frame)
    if (name === 'audio') return this.#sound(frame)
    if (name === 'pre')
      return `\n\n\`\`\`\n${out.replaceAll('```', "'''").replace(/^\n|\n$/g, '')}\n\`\`\`\n\n`
    if (name === 'li') return `\n${indented(out.trim(), frame.marker ?? '- ')}`
    if (name === 'ul' || name === 'ol') return `\n\n${out.trim()}\n\n`
    if (name === 'blockquote') return `\n\n${indented(out.trim(), '> ', '> ')}\n\n`
    if (name === 'td' || name === 'th') return `| ${out.trim().replaceAll(/\s*\n\s*/g, ' ')} `
    if (name === 'tr') return `\n${out.trim()} |`
    if (name === 'table') return `\n\n${asTable(out)}\n\n`
    if (name === 'sub' || name === 'sup') return this.#script(name, out)
    if (namedIn(emphasis, name)) return emphasised(out, frame.before)
    if (blocks.has(name) && name !== 'tbody' && name !== 'thead') return `\n\n${out.trim()}\n\n`
    return `${out}${frame.after}`
  }

  /** A formula by its source in TeX, where the file has it: MathML without one is only words. */
  #formula({ before, out }: Frame): string {
    const source = /\uFDE0([\s\S]*?)\uFDE1/.exec(out)?.[1] ?? before
    if (source.trim() !== '') return `$${source.trim()}$`
    this.#problem('formula-as-words', out.replaceAll(/\s+/g, ' ').trim())
    return escapeInline(out.replaceAll(/\s+/g, ' ').trim())
  }

  #annotation({ before, out }: Frame): string {
    return /tex/i.test(before) ? `\uFDE0${out}\uFDE1` : ''
  }

  /** Text of ours has no raised letters, but a formula does. */
  #script(name: string, out: string): string {
    const inside = out.trim()
    if (/^[\p{L}\p{N}+−-]{1,20}$/u.test(inside)) return `$${name === 'sub' ? '_' : '^'}{${inside}}$`
    this.#problem('script-flattened', inside.slice(0, 60))
    return out
  }

  #image({ src = '', alt = '' }: Record<string, string>): string {
    const id = this.#imageId(src)
    if (id) {
      this.#images.push(id)
      return `![${alt.replaceAll(/[[\]\\]/g, '')}](file:${id})`
    }
    this.#problem('image-missing', src.slice(0, 120))
    return escapeInline(alt)
  }

  /** A player that names its sound in an element of its own; the first that is there counts. */
  #source(address: string): void {
    const player = this.#top()
    if (player.name !== 'audio') this.#problem('media-dropped', address || 'source')
    else if (!player.source || !this.#soundId(player.source)) player.source = address
  }

  /** What stands within a player is for those who cannot hear it, as its name is. */
  #sound({ source = '', before, out }: Frame): string {
    const id = this.#soundId(source)
    const words = (before || out).replaceAll(/\s+/g, ' ').trim()
    if (id) return `![${words.replaceAll(/[[\]\\]/g, '')}](sound:${id})`
    this.#problem('media-dropped', source.slice(0, 120) || 'audio')
    return out
  }

  #marker(): string {
    const list = this.#top()
    if (list.count === undefined) return '- '
    const marker = `${list.count}. `
    list.count += 1
    return marker
  }

  #isMath(): boolean {
    return this.#stack.some(({ name }) => name === 'math')
  }

  #problem(code: NoticeCode, detail: string): void {
    this.#problems.set(`${code} ${detail}`, { code, detail })
  }

  #top(): Frame {
    return this.#stack.at(-1) as Frame
  }
}

/** Words of a page: any white space is one space; TeX between `\(…\)`, `\[…\]` and `$$…$$` is a formula of ours. */
function wordsOf(text: string): string {
  const parts = splitFormulas(text.replaceAll(/\s+/g, ' '))
  return parts.map((part, at) => (at % 2 === 1 ? asFormula(part) : escapeInline(part))).join('')
}

function asFormula(part: string): string {
  const source = part.slice(2, -2).trim()
  return part.startsWith('\\(') ? `$${source}$` : `$$${source}$$`
}
