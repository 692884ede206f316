import { createRequire } from 'node:module'
import type { Locale } from '@invigil/contract/ids.ts'
import PDFDocument from 'pdfkit'
import type { Certificate } from './certificate.ts'
import { numberIn, whenIn, wordsOf } from './words.ts'

const { resolve } = createRequire(import.meta.url)
const regular = resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')
const bold = resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')

export const ink = '#1c2426'
export const soft = '#475356'
const petrol = '#0d5c63'
export const margin = 64

/** Certificates as one PDF, a page each; where there is none, a page that says so, since readers open no empty file. `title` is what a reader shows for its name; `checkUrl` is where anybody can check a number. */
export async function certificatesPdf(
  certificates: AsyncIterable<Certificate> | Iterable<Certificate>,
  { title, language, checkUrl }: { title: string; language: Locale; checkUrl: string },
): Promise<Buffer> {
  const pdf = newDocument(title, language)
  let drawn = 0
  for await (const certificate of certificates) {
    drawCertificate(pdf, certificate, { language, checkUrl })
    drawn += 1
  }
  if (drawn === 0) drawNothing(pdf, language)
  return await bytesOf(pdf)
}

export type Pdf = InstanceType<typeof PDFDocument>

/** An empty document on A4, tagged, with a title and a language, and the fonts `regular` and `bold`. */
export function newDocument(title: string, language: Locale): Pdf {
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin, autoFirstPage: false, bufferPages: false },
    ...{ lang: language, tagged: true, displayTitle: true, pdfVersion: '1.7' },
    info: { Title: title, Producer: 'Invigil', Creator: 'Invigil' },
  })
  pdf.registerFont('regular', regular)
  pdf.registerFont('bold', bold)
  return pdf
}

/** Ends a document. */
export function bytesOf(pdf: Pdf): Promise<Buffer> {
  return new Promise((done, failed) => {
    const pieces: Buffer[] = []
    pdf.on('data', (piece: Buffer) => pieces.push(piece))
    pdf.on('end', () => done(Buffer.concat(pieces)))
    pdf.on('error', failed)
    pdf.end()
  })
}

function drawNothing(pdf: Pdf, language: Locale): void {
  pdf.addPage()
  const width = pdf.page.width - 2 * margin
  const page = pdf.struct('Document')
  pdf.addStructure(page)
  const draw = () =>
    pdf.font('regular').fontSize(13).fillColor(ink).text(wordsOf(language)['no-certificates'], { width })
  page.add(pdf.struct('P', {}, draw))
  page.end()
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
  asOrnament(pdf, () => pdf.rect(margin, margin, width, 3).fill(petrol))
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
  say('P', () => pdf.moveDown(0.2).font('regular').fontSize(13).fillColor(soft).text(t.says, { width }))
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
    pdf.font('regular').fontSize(10).fillColor(soft).moveDown(0.3).text(t.check, { width })
  })
  // On a line of its own: an address that is broken in two cannot be typed.
  page.add(pdf.struct('Link', {}, () => pdf.fillColor(petrol).text(checkUrl, { width, link: checkUrl })))
  page.end()
}

/** What is only to be looked at is read out by no reader. */
export function asOrnament(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  draw()
  pdf.endMarkedContent()
}
