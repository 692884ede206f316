import { readFileSync } from 'node:fs'

// Loaded before a server under test: its clock is wrong by what the file of INVIGIL_TORTURE_CLOCK says, in milliseconds, and
// may be set while it runs, as an administrator or a bad time server sets a machine's.
const file = process.env.INVIGIL_TORTURE_CLOCK ?? ''
const RealDate = Date
const now = RealDate.now.bind(RealDate)
let offset = 0

setInterval(() => {
  try {
    offset = Number(readFileSync(file, 'utf8'))
  } catch {
    offset = 0
  }
}, 50).unref()

class ShiftedDate extends RealDate {
  constructor(...values: unknown[]) {
    if (values.length === 0) super(now() + offset)
    else super(...(values as [string]))
  }

  static override now(): number {
    return now() + offset
  }
}
globalThis.Date = ShiftedDate as DateConstructor
