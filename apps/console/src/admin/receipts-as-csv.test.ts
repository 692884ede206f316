import type { ReceiptLine } from '@invigil/contract/deletion-receipt.ts'
import { expect, test } from 'vitest'
import { receiptsAsCsv } from './receipts-as-csv.ts'

const line = {
  ...{ what: 'recording', cameraName: null, files: 0 },
  ...{ number: 'X-1', attemptId: 'a', sittingId: 's', sittingName: 'Room "12"', candidateName: 'Linh, An' },
  ...{ erasedAt: '2040-03-05T09:00:00.000Z', why: 'request', by: { id: 'p', name: 'Boss' } },
  ...{ reason: '=1+1', bytes: 12, tracks: 2, pictures: 1, signals: 3, hash: 'f00' },
} as unknown as ReceiptLine
const columns = [
  { title: 'Number', cell: ({ number }: ReceiptLine) => number },
  { title: 'Candidate, or camera', cell: ({ candidateName }: ReceiptLine) => candidateName },
  { title: 'Sitting', cell: ({ sittingName }: ReceiptLine) => sittingName },
  { title: 'Camera', cell: ({ cameraName }: ReceiptLine) => cameraName },
  { title: 'Reason', cell: ({ reason }: ReceiptLine) => reason },
  { title: 'Bytes', cell: ({ bytes }: ReceiptLine) => bytes },
]

test('receipts are lines of a table, and nothing in them is a formula', () => {
  expect(receiptsAsCsv([line], columns, 'en')).toBe(
    '\uFEFFNumber,"Candidate, or camera",Sitting,Camera,Reason,Bytes\r\n' +
      `X-1,"Linh, An","Room ""12""",,'=1+1,12\r\n`,
  )
})

test('a spreadsheet in French opens receipts by itself: a semicolon separates them', () => {
  expect(receiptsAsCsv([{ ...line, reason: 'trop ; tard' }], columns, 'fr')).toBe(
    '\uFEFFNumber;Candidate, or camera;Sitting;Camera;Reason;Bytes\r\n' +
      `X-1;Linh, An;"Room ""12""";;"trop ; tard";12\r\n`,
  )
})
