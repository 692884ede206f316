import type { ReceiptLine } from '@invigil/contract/deletion-receipt.ts'
import { expect, test } from 'vitest'
import { receiptsAsCsv } from './receipts-as-csv.ts'

const line = {
  ...{ what: 'recording', cameraName: null, files: 0 },
  ...{ number: 'X-1', attemptId: 'a', sittingId: 's', sittingName: 'Room "12"', candidateName: 'Linh, An' },
  ...{ erasedAt: '2040-03-05T09:00:00.000Z', why: 'request', by: { id: 'p', name: 'Boss' } },
  ...{ reason: '=1+1', bytes: 12, tracks: 2, pictures: 1, signals: 3, hash: 'f00' },
} as unknown as ReceiptLine

test('receipts are lines of a table, and nothing in them is a formula', () => {
  expect(receiptsAsCsv([line])).toBe(
    'number,what,erasedAt,attemptId,candidateName,cameraName,sittingName,why,by,reason,tracks,pictures,signals,files,bytes,hash\r\n' +
      `X-1,recording,2040-03-05T09:00:00.000Z,a,"Linh, An",,"Room ""12""",request,Boss,'=1+1,2,1,3,0,12,f00\r\n`,
  )
})
