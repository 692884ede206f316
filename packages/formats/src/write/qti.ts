import { type Item, textsOf } from '@invigil/items/all.ts'
import type { ReadFile, ReadItem } from '../reading.ts'
import { extensionOf } from '../sound-type.ts'
import { writeZip } from '../zip/write-zip.ts'
import { htmlOf } from './html-of.ts'
import { mostOfGaps } from './qti-cloze.ts'
import { qtiFeedback, withRules } from './qti-feedback.ts'
import { qtiParts } from './qti-item.ts'
import { commonLosses, leftOut, type Writer, type WrittenItem, writeEach } from './writing.ts'
import { xmlText } from './xml-text.ts'

const namespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** One white pixel. */
const whitePng =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTqhbwAAAABJRU5ErkJggg=='

/** A package of QTI 3.0 (1EdTech): a test with a section for each category, an item a file, pictures and sounds beside them. */
export const qtiWriter: Writer = {
  name: 'qti',
  extension: 'zip',
  mediaType: 'application/zip',
  write: (content) => {
    const { items } = content
    const written = writeEach(content, (one) => writeItem(one, content.files))
    const fitting = items.filter((_one, at) => !written.items[at]?.isLeftOut)
    const entries = fitting.map((one, at) => ({ one, name: `item-${at + 1}`, text: written.texts[at] ?? '' }))
    const images = content.files.filter(({ id }) => written.texts.some((text) => text.includes(id)))
    const encoder = new TextEncoder()
    const canvas = written.texts.some((text) => text.includes('images/blank.png'))
      ? [{ name: 'images/blank.png', bytes: new Uint8Array(Buffer.from(whitePng, 'base64')) }]
      : []
    const files = [
      {
        name: 'imsmanifest.xml',
        text: manifest(
          entries.map(({ name }) => name),
          [...images.map(placeOf), ...canvas.map(({ name }) => name)],
        ),
      },
      { name: 'test.xml', text: test(content.title, entries) },
      ...entries.map(({ name, text }) => ({
        name: `items/${name}.xml`,
        text: text.replace('IDENTIFIER', name),
      })),
    ]
    return {
      items: written.items,
      bytes: writeZip([
        ...files.map(({ name, text }) => ({ name, bytes: encoder.encode(text) })),
        ...canvas,
        ...images.map((file) => ({ name: placeOf(file), bytes: file.bytes })),
      ]),
    }
  },
}

function writeItem({ item, name, tags, difficulty }: ReadItem, files: readonly ReadFile[]): WrittenItem {
  const losses = commonLosses(item)
  const addressOf = (id: string) => {
    const file = files.find((one) => one.id === id)
    return file && `../${placeOf(file)}`
  }
  const say = (text: string) => {
    const { html, losesImages, losesSounds } = htmlOf(text, addressOf)
    if (losesImages) losses.push('images')
    if (losesSounds) losses.push('sounds')
    // XML closes what HTML leaves open.
    return html.replaceAll('<br>', '<br/>').replaceAll(/<(img|hr)([^>]*)>/g, '<$1$2/>')
  }
  const parts = qtiParts(item, say, losses)
  if (!parts) return leftOut(losses.includes('images') ? 'images' : 'kind')
  if (textsOf(item).some((text) => !text.isWellFormed())) return leftOut('kind')
  if (tags.length > 0) losses.push('tags')
  if (difficulty) losses.push('difficulty')
  const title =
    name ??
    (htmlOf(item.text, () => undefined)
      .words.replaceAll(/\s+/g, ' ')
      .slice(0, 60) ||
      item.kind)
  const score = `<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"${
    parts.isMarkedByHand ? ' external-scored="human"' : ''
  } normal-maximum="${mostOf(item)}"/>`
  const { declared, body, processing } = parts
  const said = qtiFeedback(item, say, losses)
  return {
    text: `${head}<qti-assessment-item xmlns="${namespace}" identifier="IDENTIFIER" title="${xmlText(title)}" adaptive="false" time-dependent="false">\n${declared}\n${score}${said.declared}\n<qti-item-body>${body}</qti-item-body>\n${withRules(processing, said.rules)}${said.shown}</qti-assessment-item>\n`,
    losses,
  }
}

/** Where a picture or a sound lies in the package. */
function placeOf({ id, bytes }: ReadFile): string {
  const extension = extensionOf(bytes)
  return `${extension === 'webp' ? 'images' : 'sounds'}/${id}.${extension}`
}

/** What the rules of an item give at most. */
function mostOf(item: Item): number {
  return item.kind === 'cloze' ? mostOfGaps(item) : 1
}

type Entry = { one: ReadItem; name: string }

/** Sections in the order in which their categories come first; the points of an item are its weight. */
function test(title: string, entries: Entry[]): string {
  const categories = [...new Set(entries.map(({ one }) => one.category ?? ''))]
  const sections = categories.map((category, at) => {
    const refs = entries
      .filter(({ one }) => (one.category ?? '') === category)
      .map(
        ({ one, name }) =>
          `<qti-assessment-item-ref identifier="${name}" href="items/${name}.xml"><qti-weight identifier="points" value="${one.item.points / mostOf(one.item)}"/></qti-assessment-item-ref>`,
      )
    return `<qti-assessment-section identifier="section-${at + 1}" title="${xmlText(category)}" visible="true">\n${refs.join('\n')}\n</qti-assessment-section>`
  })
  return `${head}<qti-assessment-test xmlns="${namespace}" identifier="test" title="${xmlText(title)}">\n<qti-test-part identifier="part" navigation-mode="nonlinear" submission-mode="simultaneous">\n${sections.join('\n')}\n</qti-test-part>\n</qti-assessment-test>\n`
}

function manifest(names: string[], images: string[]): string {
  const file = (href: string) => `<file href="${href}"/>`
  const items = names.map(
    (name) =>
      `<resource identifier="${name}" type="imsqti_item_xmlv3p0" href="items/${name}.xml">${file(`items/${name}.xml`)}</resource>`,
  )
  const pictures = images.map(
    (href, at) =>
      `<resource identifier="file-${at + 1}" type="webcontent" href="${href}">${file(href)}</resource>`,
  )
  const depends = names.map((name) => `<dependency identifierref="${name}"/>`).join('')
  return `${head}<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="package">\n<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>\n<organizations/>\n<resources>\n<resource identifier="test" type="imsqti_test_xmlv3p0" href="test.xml">${file('test.xml')}${depends}</resource>\n${[...items, ...pictures].join('\n')}\n</resources>\n</manifest>\n`
}
