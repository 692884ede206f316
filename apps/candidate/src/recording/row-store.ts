import type { SpoolStore } from './spool.ts'

/** A piece of a spool as a database keeps it: bytes at a position. */
export interface SpoolRow {
  at: number
  bytes: Uint8Array
}

/** What a database has to do, in this order. */
export type RowChange = { do: 'put'; row: SpoolRow } | { do: 'remove'; from: number; to: number }

/**
 * A spool's store over a database that can only be written behind: rows are in memory, `flush` hands the changes on. What was
 * handed on survives the page as soon as the database has it.
 */
export function rowStore(rows: SpoolRow[], write: (changes: RowChange[]) => void): SpoolStore {
  let changes: RowChange[] = []
  const kept = [...rows].sort((one, other) => one.at - other.at)
  const end = () => {
    const last = kept.at(-1)
    return last ? last.at + last.bytes.length : 0
  }
  return {
    write(bytes, at) {
      kept.push({ at, bytes })
      changes.push({ do: 'put', row: { at, bytes } })
    },
    read(length, at) {
      const row = kept.findLast((one) => one.at <= at)
      if (!row) throw new Error('nothing is kept there')
      return row.bytes.subarray(at - row.at, at - row.at + length)
    },
    size: end,
    begin: () => kept[0]?.at ?? 0,
    truncate(length) {
      const first = kept.findIndex(({ at }) => at >= length)
      if (first < 0) return
      kept.splice(first)
      changes.push({ do: 'remove', from: length, to: Number.MAX_SAFE_INTEGER })
    },
    forget(before) {
      const first = kept.findIndex(({ at }) => at >= before)
      const forgotten = kept.splice(0, first < 0 ? kept.length : first)
      if (forgotten.length > 0) changes.push({ do: 'remove', from: 0, to: before })
    },
    flush() {
      const now = changes
      changes = []
      if (now.length > 0) write(now)
    },
  }
}
