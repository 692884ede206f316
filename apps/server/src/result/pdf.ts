import { createRequire } from 'node:module'
import type { Locale } from '@invigil/contract/ids.ts'
import type { Result } from '@invigil/contract/result.ts'
import PDFDocument from 'pdfkit'
import type { Certificate } from './certificate.ts'
import { numberIn, whenIn, wordsOf } from './words.ts'

const { resolve } = createRequire(import.meta.url)
const regular = resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')
const bold = resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')

const ink = '#1c2426'
const soft = '#475356'
const petrol = '#0d5c63'
const margin = 64

/** Certificates as one PDF, a page each. `checkUrl` is where anybody can check a number; `tell` hears how many are made. */
export async function certificatesPdf(
  certificates: AsyncIterable<Certificate> | Iterable<Certificate>,
  { language, checkUrl }: { language: Locale; checkUrl: string },
): Promise<Buffer> {
  const pdf = newDocument(wordsOf(language).certificate, language)
  for await (const certificate of certificates) drawCertificate(pdf, certificate, { language, checkUrl })
  return await bytesOf(pdf)
}

type Pdf = InstanceType<typeof PDFDocument>

function newDocument(title: string, language: Locale): Pdf {
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin, autoFirstPage: false, bufferPages: false },
    ...{ lang: language, tagged: true, displayTitle: true, pdfVersion: '1.7' },
    info: { Title: title, Producer: 'Invigil', Creator: 'Invigil' },
  })
  pdf.registerFont('regular', regular)
  pdf.registerFont('bold', bold)
  return pdf
}

function bytesOf(pdf: Pdf): Promise<Buffer> {
  return new Promise((done, failed) => {
    const pieces: Buffer[] = []
    pdf.on('data', (piece: Buffer) => pieces.push(piece))
    pdf.on('end', () => done(Buffer.concat(pieces)))
    pdf.on('error', failed)
    pdf.end()
  })
}

function drawCertificate(
  pdf: Pdf,
  certificate: Certificate,
  { language, checkUrl }: { language: Locale; checkUrl: string },
): void {
  const t = wordsOf(language)
  const when = (at: Date) => whenIn(language, certificate.timeZone, at)
  pdf.addPage()
  const width = pdf.page.width - 2 * margin
  const page = pdf.struct('Document')
  pdf.addStructure(page)
  const say = (kind: 'H1' | 'P', draw: () => void) => page.add(pdf.struct(kind, {}, draw))
  pdf.rect(margin, margin, width, 3).fill(petrol)
  say('P', () =>
    pdf
      .font('regular')
      .fontSize(12)
      .fillColor(soft)
      .text(certificate.organisationName, margin, 96, { width }),
  )
  say('H1', () => pdf.font('bold').fontSize(26).fillColor(ink).text(t.certificate, margin, 150, { width }))
  say('P', () =>
    pdf.font('bold').fontSize(20).fillColor(ink).text(certificate.candidateName, margin, 226, { width }),
  )
  say('P', () => pdf.font('regular').fontSize(13).fillColor(soft).text(t.says, { width }))
  say('P', () =>
    pdf.moveDown(0.3).font('bold').fontSize(16).fillColor(ink).text(certificate.examTitle, { width }),
  )
  pdf.moveDown(1.4)
  const points = `${numberIn(language, certificate.points)} / ${numberIn(language, certificate.max)}`
  const facts = [
    [t.result, points],
    [t.sitting, certificate.sittingName],
    [t.submitted, when(certificate.submittedAt)],
    [t.issued, when(certificate.issuedAt)],
  ]
  for (const [name = '', value = ''] of facts)
    say('P', () => {
      pdf.font('regular').fontSize(10).fillColor(soft).text(name, { width })
      pdf.font('bold').fontSize(13).fillColor(ink).text(value, { width }).moveDown(0.6)
    })
  say('P', () => {
    pdf.moveDown(1).font('regular').fontSize(10).fillColor(soft).text(t.verification, { width })
    pdf.font('bold').fontSize(16).fillColor(petrol).text(certificate.number, { width, characterSpacing: 1 })
    pdf.font('regular').fontSize(10).fillColor(soft).text(`${t.check} ${checkUrl}`, { width })
  })
  page.end()
}

interface List {
  results: Result[]
  language: Locale
  sittingName: string
  timeZone: string
  at: Date
  tell: (done: number) => Promise<void>
}

const line = 20

/** The results as a list on paper: name, number, points. */
export async function listPdf({ results, language, sittingName, timeZone, at, tell }: List): Promise<Buffer> {
  const t = wordsOf(language)
  const pdf = newDocument(`${t.results} – ${sittingName}`, language)
  let [y, page] = [Number.POSITIVE_INFINITY, 0]
  for (const [index, result] of results.entries()) {
    if (y > lowest) {
      page++
      y = headOf(pdf, { language, sittingName, when: whenIn(language, timeZone, at), page })
    }
    drawLine(pdf, y, [result.candidateName, result.externalId ?? '', pointsOf(result, language)], 'regular')
    y += line
    if (index % 200 === 199) await tell(index + 1)
  }
  if (results.length === 0)
    headOf(pdf, { language, sittingName, when: whenIn(language, timeZone, at), page: 1 })
  return await bytesOf(pdf)
}

const lowest = 842 - margin - line

function headOf(
  pdf: Pdf,
  {
    language,
    sittingName,
    when,
    page,
  }: { language: Locale; sittingName: string; when: string; page: number },
): number {
  const t = wordsOf(language)
  pdf.addPage()
  pdf
    .font('bold')
    .fontSize(16)
    .fillColor(ink)
    .text(`${t.results} – ${sittingName}`, margin, margin, oneLine(467))
  pdf
    .font('regular')
    .fontSize(9)
    .fillColor(soft)
    .text(`${when} · ${t.page} ${page}`, margin, margin + 24)
  drawLine(pdf, margin + 52, [t.name, t.number, t.points], 'bold')
  return margin + 52 + line
}

const places = [
  { x: margin, width: 260 },
  { x: margin + 268, width: 90 },
  { x: margin + 362, width: 105 },
] as const

function drawLine(pdf: Pdf, y: number, cells: readonly string[], font: 'regular' | 'bold'): void {
  pdf.font(font).fontSize(10).fillColor(ink)
  for (const [at, { x, width }] of places.entries())
    pdf.text(cells[at] ?? '', x, y, { ...oneLine(width), align: at === 2 ? 'right' : 'left' })
  pdf
    .moveTo(margin, y + 16)
    .lineTo(margin + 467, y + 16)
    .lineWidth(0.4)
    .stroke('#ddd8cc')
}

function oneLine(width: number) {
  return { width, height: 14, ellipsis: true, lineBreak: true }
}

function pointsOf({ points, max, submittedAt }: Result, language: Locale): string {
  const t = wordsOf(language)
  if (submittedAt === null) return t['not-handed-in']
  return points === null ? t['to-mark'] : `${numberIn(language, points)} / ${numberIn(language, max)}`
}
