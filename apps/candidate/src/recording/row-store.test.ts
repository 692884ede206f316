import { encodeFrame } from '@invigil/contract/frame.ts'
import { expect, test } from 'vitest'
import { type RowChange, rowStore, type SpoolRow } from './row-store.ts'
import { Spool } from './spool.ts'

/** A database as the browser's: it has what was written, in order. */
function aDatabase() {
  const rows = new Map<number, SpoolRow>()
  const write = (changes: RowChange[]) => {
    for (const change of changes) {
      if (change.do === 'put') rows.set(change.row.at, change.row)
      else for (const at of [...rows.keys()]) if (at >= change.from && at < change.to) rows.delete(at)
    }
  }
  return { rows, write, open: () => rowStore([...rows.values()], write) }
}

function add(spool: Spool, seq: number): void {
  const payload = new Uint8Array([seq])
  spool.add(
    'camera',
    seq,
    encodeFrame({ kind: 'media', isKey: true, track: 'camera', seq, ts: seq, payload }),
  )
}

test('what was saved is there for the next page, exactly from what the server does not have', () => {
  const database = aDatabase()
  const before = new Spool(database.open(), 1000)
  for (const seq of [1, 2, 3, 4]) add(before, seq)
  before.save()
  before.release('camera', 2)
  add(before, 5)
  before.save()
  add(before, 6)
  const after = new Spool(database.open(), 1000)
  expect(after.after('camera', 0)?.seq).toBe(3)
  expect(after.last('camera')).toBe(5)
  expect(after.frames).toBe(3)
})

test('what the server has is gone from the database too', () => {
  const database = aDatabase()
  const spool = new Spool(database.open(), 1000)
  for (const seq of [1, 2]) add(spool, seq)
  spool.save()
  spool.release('camera', 2)
  spool.save()
  expect(database.rows.size).toBe(0)
})
