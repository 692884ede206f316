import { crc32, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { writtenDate } from './dates.ts'
import { readSheet } from './read-sheet.ts'

const workbook = `<workbook xmlns:r="r"><sheets>
  <sheet name="Notes" state="hidden" r:id="rId1"/><sheet name="Roster" r:id="rId2"/></sheets></workbook>`
const relations = `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
  <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`
const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/>
  <numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs></styleSheet>`
const strings =
  '<sst><si><t>Linh</t></si><si><r><t>Trần </t></r><r><t>An</t></r><rPh><t>loud</t></rPh></si></sst>'

function aWorkbook(rows: string, parts: Record<string, string> = {}): Uint8Array {
  return aZip({
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': relations,
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': strings,
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  })
}

test('the first sheet that is shown is read, with texts of all sorts', () => {
  const row = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
    <c r="C1" t="inlineStr"><is><t>Here</t></is></c><c r="D1" t="str"><f>A1</f><v>Worked out</v></c>
    <c r="E1" t="b"><v>1</v></c></row>`
  expect(readSheet(aWorkbook(row))).toEqual([['Linh', 'Trần An', 'Here', 'Worked out', 'TRUE']])
})

test('cells and rows that are left out are empty ones', () => {
  const rows = '<row r="2"><c r="C2"><v>7</v></c></row><row r="4"><c r="A4"><v>8</v></c></row>'
  expect(readSheet(aWorkbook(rows))).toEqual([[], ['', '', '7'], [], ['8']])
})

test('numbers are numbers, and days and times are what one sees', () => {
  const row = `<row r="1"><c r="A1"><v>1.2500000000000002</v></c><c r="B1" s="1"><v>51201.395833333336</v></c>
    <c r="C1" s="2"><v>0.39583333333333331</v></c><c r="D1" s="3"><v>2.5</v></c></row>`
  expect(readSheet(aWorkbook(row))).toEqual([['1.25', '2040-03-06 09:30', '09:30', '2.5']])
})

test('workbooks of old Macs count their days from 1904', () => {
  expect(writtenDate(1_462, true)).toBe('1908-01-02')
  expect(writtenDate(2_924, false)).toBe('1908-01-02')
})

test('a row beyond all rosters is refused before memory is filled', () => {
  const far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
  expect(() => readSheet(aWorkbook(far))).toThrow(expect.objectContaining({ code: 'xlsx-too-large' }))
})

test('a cell far to the right is not read', () => {
  expect(readSheet(aWorkbook('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'))).toEqual([
    ['1'],
  ])
})

test('a workbook that brings entities of its own is refused', () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'
  const file = aWorkbook('', { 'xl/worksheets/sheet2.xml': bomb })
  expect(() => readSheet(file)).toThrow(expect.objectContaining({ code: 'xml-own-entities' }))
})

/** A ZIP archive as Excel makes it. */
function aZip(files: Record<string, string>): Uint8Array {
  const directory: Buffer[] = []
  const parts: Buffer[] = []
  for (const [name, text] of Object.entries(files)) {
    const begin = parts.reduce((sum, { length }) => sum + length, 0)
    const packed = deflateRawSync(Buffer.from(text))
    const shared = Buffer.alloc(26)
    for (const [value, at] of [
      [20, 0],
      [0x0800, 2],
      [8, 4],
    ] as const)
      shared.writeUInt16LE(value, at)
    shared.writeUInt32LE(crc32(text), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(Buffer.byteLength(text), 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(begin, 10)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), packed)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, place, Buffer.from(name))
  }
  const [body, index] = [Buffer.concat(parts), Buffer.concat(directory)]
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  for (const at of [8, 10]) end.writeUInt16LE(Object.keys(files).length, at)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, index, end])
}
