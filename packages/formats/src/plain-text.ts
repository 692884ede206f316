/**
 * Writes plain text so that `renderText` shows exactly its letters: whatever would be a sign of Markdown or of a formula
 * gets a backslash. White space at the begin of a line goes, as it would make code of it.
 */
export function escapePlain(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeBegin(escapeInline(line.trim())))
    .join('\n')
}

/** Signs within a line. `_` stays where it stands in a word or alone, as in a gap `_____`. */
export function escapeInline(text: string): string {
  return text
    .replaceAll(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replaceAll(/[*`$|]|~~|&(?=#?\w+;)|!(?=\[)|<(?=[a-z!/?])/gi, (sign) => `\\${[...sign].join('\\')}`)
    .replaceAll(/(^|[^\p{L}\p{N}_])(_+)(?=[^\s_])|([^\s_])(_+)(?=[^\p{L}\p{N}_]|$)/gu, escapeEmphasis)
}

function escapeEmphasis(
  _whole: string,
  before: string | undefined,
  opening: string | undefined,
  letter: string | undefined,
  closing: string | undefined,
): string {
  return `${before ?? letter ?? ''}${(opening ?? closing ?? '').replaceAll('_', '\\_')}`
}

/** Signs that only mean something where a line begins: quotes, lists, rules, fences. */
function escapeBegin(line: string): string {
  return line
    .replace(/^([>]|[-+](?=\s|$)|[-=~]{3,}|[-_](?=\s*[-_]\s*[-_][-_\s]*$))/, '\\$1')
    .replace(/^(_{3,}\s*)$/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
