import type { Written } from './reading.ts'

const escapes = '~=#{}:\\'

/** Escaped characters become noncharacters, which nothing that follows takes for a sign of the format. */
export function protect(text: string): string {
  return text.replaceAll(/\\([~=#{}:\\n])/g, (_whole, sign: string) =>
    sign === 'n' ? '\n' : String.fromCharCode(0xfdd0 + escapes.indexOf(sign)),
  )
}

/** The characters that were escaped, themselves again. */
export function unprotect(text: string): string {
  return text.replaceAll(/[\uFDD0-\uFDD6]/g, (sign) => escapes[sign.charCodeAt(0) - 0xfdd0] ?? '')
}

/** Reads `[html]` and the like before a text. */
export function readWritten(text: string, inherited: Written['markup']): Written {
  const found = /^\s*\[(html|markdown|plain|moodle)\]/.exec(text)
  const markup = (found?.[1] as Written['markup'] | undefined) ?? inherited
  return { markup, text: unprotect(found ? text.slice(found[0].length) : text).trim() }
}
