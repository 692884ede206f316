import type { Locale } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result-list.ts'
import { inOrderOfNames } from './in-order-of-names.ts'
import { asOrnament, bytesOf, ink, margin, newDocument, type Pdf, soft } from './pdf.ts'
import { numberIn, whenIn, wordsOf } from './words.ts'

interface List {
  results: readonly Result[]
  language: Locale
  sittingName: string
  timeZone: string
  at: Date
  tell: (done: number) => Promise<void>
}

const pageHeight = 842
const width = 467
const places = [
  { x: margin, width: 255 },
  { x: margin + 267, width: 95 },
  { x: margin + 370, width: 97 },
] as const

/** The results as a table on paper: name, number, points; a name that is long takes two lines rather than lose its end. */
export async function listPdf({ results, language, sittingName, timeZone, at, tell }: List): Promise<Buffer> {
  const t = wordsOf(language)
  const title = `${t.results} – ${sittingName}`
  const pdf = newDocument(title, language)
  const headings = [t.name, t.number, t.points]
  const named = inOrderOfNames(results, language)
  const lines = named.map((one) => [one.candidateName, one.externalId ?? '', pointsOf(one, language)])
  const top = margin + heightOf(pdf, title, width, 16) + 36
  const pages = inPages(pdf, lines, pageHeight - margin - top - rowHeight(pdf, headings))
  const table = pdf.struct('Table')
  let done = 0
  for (const [index, rows] of pages.entries()) {
    const page = `${t.page} ${index + 1} / ${pages.length}`
    drawHead(pdf, { title, small: `${whenIn(language, timeZone, at)} · ${page}`, isFirst: index === 0 })
    if (index === 0) pdf.addStructure(table)
    let y = drawRow(pdf, table, { y: top, cells: headings, kind: 'TH' })
    for (const cells of rows) {
      y = drawRow(pdf, table, { y, cells, kind: 'TD' })
      done++
      if (done % 200 === 0) await tell(done)
    }
  }
  table.end()
  return await bytesOf(pdf)
}

/** As many lines to a page as it has room for; at least one page. */
function inPages(pdf: Pdf, lines: readonly string[][], room: number): string[][][] {
  const pages: string[][][] = [[]]
  let left = room
  for (const line of lines) {
    const height = rowHeight(pdf, line)
    if (height > left && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([])
      left = room
    }
    pages.at(-1)?.push(line)
    left -= height
  }
  return pages
}

function drawHead(
  pdf: Pdf,
  { title, small, isFirst }: { title: string; small: string; isFirst: boolean },
): void {
  pdf.addPage()
  const draw = () => {
    pdf.font('bold').fontSize(16).fillColor(ink).text(title, margin, margin, { width })
    pdf.font('regular').fontSize(9).fillColor(soft).text(small, { width })
  }
  // Of the later pages it is the running head.
  if (isFirst) pdf.addStructure(pdf.struct('H1', {}, draw))
  else asOrnament(pdf, draw)
}

interface Row {
  y: number
  cells: readonly string[]
  kind: 'TH' | 'TD'
}

/** Returns where the next one begins. */
function drawRow(pdf: Pdf, table: PDFKit.PDFStructureElement, { y, cells, kind }: Row): number {
  const height = rowHeight(pdf, cells)
  const row = pdf.struct('TR')
  table.add(row)
  for (const [at, { x, width: room }] of places.entries())
    row.add(
      pdf.struct(kind, {}, () => {
        const align = at === 2 ? 'right' : 'left'
        pdf
          .font(kind === 'TH' ? 'bold' : 'regular')
          .fontSize(10)
          .fillColor(ink)
        pdf.text(cells[at] ?? '', x, y, { width: room, align })
      }),
    )
  row.end()
  asOrnament(pdf, () =>
    pdf
      .moveTo(margin, y + height - 4)
      .lineTo(margin + width, y + height - 4)
      .lineWidth(0.4)
      .stroke('#ddd8cc'),
  )
  return y + height
}

function rowHeight(pdf: Pdf, cells: readonly string[]): number {
  return 7 + Math.max(...places.map((place, at) => heightOf(pdf, cells[at] ?? '', place.width, 10)))
}

/** In bold, which is the wider one: no line is longer than was thought. */
function heightOf(pdf: Pdf, text: string, room: number, size: number): number {
  return pdf
    .font('bold')
    .fontSize(size)
    .heightOfString(text === '' ? ' ' : text, { width: room })
}

function pointsOf({ points, max, submittedAt }: Result, language: Locale): string {
  const t = wordsOf(language)
  if (submittedAt === null) return t['not-handed-in']
  return points === null ? t['to-mark'] : `${numberIn(language, points)} / ${numberIn(language, max)}`
}
