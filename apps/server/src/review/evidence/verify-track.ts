import type { KeyObject } from 'node:crypto'
import type { EvidenceFault, ManifestTrack } from '@invigil/contract/evidence.ts'
import {
  chainStart,
  isIntact,
  nextMagic,
  openRecord,
  readHeader,
  recordHeaderBytes,
} from '../../media/record.ts'
import { recordsName } from './export-format.ts'

/** A track's records are taken as they come, in pieces of any length, and compared with the manifest at the end. */
export interface TrackWalk {
  take(bytes: Buffer): void
  /** How many whole records there were so far. */
  count(): number
  /** What was found; `records` counts those that were whole. */
  end(): { records: number; faults: EvidenceFault[] }
}

interface Walk {
  told: ManifestTrack
  key: KeyObject | undefined
  wanted: ReadonlyMap<number, string>
  indexed: ReadonlyMap<number, string>
  met: Set<number>
  last: number
  head: Buffer
  records: number
  /** Between two records something stands that is none; said once. */
  isLost: boolean
  faults: EvidenceFault[]
}

/** `wanted`: what signed heads say of this track, hash by frame; `indexed`: what its rows say; `key` opens the records where the export brings it. */
export function walkTrack(
  told: ManifestTrack,
  wanted: ReadonlyMap<number, string>,
  { key, indexed = new Map() }: { key?: KeyObject | undefined; indexed?: ReadonlyMap<number, string> } = {},
): TrackWalk {
  const walk: Walk = {
    ...{ told, key, wanted, indexed, met: new Set(), last: 0, head: chainStart, records: 0, isLost: false },
    faults: [],
  }
  let rest: Buffer = Buffer.alloc(0)
  return {
    take(bytes) {
      rest = takeRecords(walk, rest.length === 0 ? bytes : Buffer.concat([rest, bytes]), false)
    },
    count: () => walk.records,
    end() {
      rest = takeRecords(walk, rest, true)
      if (rest.length > 0) fault(walk, walk.isLost ? 'record-altered' : 'record-cut')
      compareEnd(walk)
      return { records: walk.records, faults: walk.faults }
    },
  }
}

/** Takes every whole record; returns what has to wait for more. */
function takeRecords(walk: Walk, bytes: Buffer, isAll: boolean): Buffer {
  let at = 0
  while (bytes.length - at >= recordHeaderBytes) {
    const header = readHeader(bytes.subarray(at))
    const end = at + recordHeaderBytes + (header?.length ?? 0)
    if (header && end > bytes.length && !isAll) break
    const record = bytes.subarray(at, end)
    if (header && end <= bytes.length && isIntact(record)) {
      takeRecord(walk, record)
      at = end
      continue
    }
    if (!walk.isLost) fault(walk, header && end > bytes.length ? 'record-cut' : 'record-altered')
    walk.isLost = true
    const next = nextMagic(bytes, at + 1)
    // The magic number itself may be cut in two.
    at = next === -1 ? Math.max(at + 1, bytes.length - 3) : next
  }
  return bytes.subarray(at)
}

function takeRecord(walk: Walk, record: Buffer): void {
  const header = readHeader(record)
  if (!header) return
  const { told, last, head, wanted, met } = walk
  walk.records += 1
  if (header.track !== told.number) fault(walk, 'record-of-another-track')
  else if (header.fromSeq > last + 1) {
    if (!walk.isLost) fault(walk, 'record-missing')
  } else if (header.fromSeq !== last + 1) fault(walk, 'record-out-of-order')
  else if (!header.previous.equals(head)) fault(walk, 'record-unlinked')
  walk.isLost = false
  const expected = wanted.get(header.toSeq)
  if (expected !== undefined) {
    met.add(header.toSeq)
    if (expected !== header.hash.toString('hex')) fault(walk, 'head-not-in-chain', header.toSeq)
  }
  const row = walk.indexed.get(header.toSeq)
  if (row !== undefined && row !== header.hash.toString('hex')) fault(walk, 'row-changed', header.toSeq)
  if (walk.key && !opens(record, walk.key)) fault(walk, 'record-does-not-open')
  walk.last = header.toSeq
  walk.head = header.hash
}

function opens(record: Buffer, key: KeyObject): boolean {
  try {
    return openRecord(record, key).length > 0
  } catch {
    return false
  }
}

function compareEnd(walk: Walk): void {
  const { told, last, head, records, wanted, met } = walk
  if (last < told.toSeq) fault(walk, 'record-cut')
  if (head.toString('hex') !== told.head || last !== told.toSeq || records !== told.records)
    fault(walk, 'head-differs', told.toSeq)
  for (const seq of wanted.keys()) if (!met.has(seq)) fault(walk, 'head-not-in-chain', seq)
}

function fault(walk: Walk, code: EvidenceFault['code'], seq = walk.last + 1): void {
  walk.faults.push({ code, about: recordsName(walk.told), seq })
}
