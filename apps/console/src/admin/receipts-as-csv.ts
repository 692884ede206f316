import type { ReceiptLine } from '@invigil/contract/deletion-receipt.ts'

const columns = [
  ...[
    'number',
    'what',
    'erasedAt',
    'attemptId',
    'candidateName',
    'cameraName',
    'sittingName',
    'why',
    'by',
    'reason',
  ],
  ...['tracks', 'pictures', 'signals', 'files', 'bytes', 'hash'],
] as const

/** Receipts as RFC 4180, a line each. What a spreadsheet would take for a formula is kept from being one. */
export function receiptsAsCsv(lines: readonly ReceiptLine[]): string {
  const rows = lines.map((line) => [
    ...[line.number, line.what, line.erasedAt, line.attemptId ?? '', line.candidateName ?? ''],
    ...[line.cameraName ?? '', line.sittingName, line.why, line.by?.name ?? '', line.reason],
    ...[line.tracks, line.pictures, line.signals, line.files, line.bytes, line.hash],
  ])
  return [columns, ...rows].map((row) => `${row.map((cell) => quoted(String(cell))).join(',')}\r\n`).join('')
}

function quoted(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
