import { childOf, childrenOf, type XmlElement } from '../xml.ts'

/** The formats of days and times that every workbook knows without writing them (ECMA-376 part 1, 18.8.30). */
const builtIn = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])

/** Says of each style of a workbook's cells whether it shows a day or a time. */
export function dateFormats(styles: XmlElement | undefined): (style: number) => boolean {
  const own = new Map(
    childrenOf(childOf(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      isDateCode(attributes.formatCode ?? ''),
    ]),
  )
  const formats = childrenOf(childOf(styles, 'cellXfs'), 'xf').map(({ attributes }) =>
    Number(attributes.numFmtId),
  )
  return (style) => {
    const format = formats[style] ?? 0
    return own.get(format) ?? builtIn.has(format)
  }
}

/** Without its words in quotes and its colours, `d`, `m`, `y`, `h` or `s` is left only in a format of days and times. */
function isDateCode(code: string): boolean {
  return /[dmyhs]/i.test(code.replaceAll(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]/gi, ''))
}

/** A workbook's count of days as `2040-03-06 09:30`, as `2040-03-06` at midnight, and as `09:30` without a day. */
export function writtenDate(days: number, from1904: boolean): string {
  if (!Number.isFinite(days) || days < 0 || days > 2_958_465) return String(days)
  const minutes = Math.round(days * 1_440)
  const time = new Date(minutes * 60_000).toISOString().slice(11, 16)
  if (minutes < 1_440) return time
  // The first of January 1900 is 1, and a 29th of February that never was is counted, so that 0 is the 30th of December.
  const zero = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const day = new Date(zero + minutes * 60_000).toISOString().slice(0, 10)
  return minutes % 1_440 === 0 ? day : `${day} ${time}`
}
