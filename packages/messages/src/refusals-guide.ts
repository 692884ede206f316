import { type RefusalCode, refusals } from '@invigil/contract/refusal.ts'
import { en } from './refusals/en.ts'

const before = `# What is refused, and how

Nothing that is refused loses what was entered: forms keep their fields, imports store nothing by halves, journals keep
their entries until each has its receipt.

Over HTTP a refusal is an answer with the status below and a body whose \`data\` holds the code, the figures of its sentence
and the request's id. People read the sentence in their own language. Whatever is *our* fault is \`unexpected\`: counted,
logged with the request's id, grouped for the administrator under *Errors*, and shown without any detail.

## Input that never gets far

| what | how it is refused |
|---|---|
| a field missing, of a wrong form, too long (an image over 2 MB, say) | \`invalid-input\`, with the fields named |
| text with U+0000 or half a character | \`invalid-input\`; an answer with it is kept all the same |
| a body over 4 MB | \`too-large\` |
| a change that comes from another site's page | \`not-allowed\` |
| an id of another organisation | \`not-found\`, as if it did not exist |
| an image that is none, or a bomb of pixels | \`image-not-readable\`; others are drawn anew, without what they carried |
| HTML, scripts, links or foreign images in an item's text | shown as the text they are; images only from the exam itself |
| a roster with wrong lines | nothing is imported; each wrong cell is named by line and column |
| a room code with spaces, dashes or small letters | understood |
| a frame of a recording that is short, foreign, out of order or too large | dropped, counted by its reason in the metrics; the recorder sends what is missing |
| a socket's message that does not fit | the socket is closed with code 1008 |
| a wrong value in the configuration | the start stops and names the setting, the value and what is allowed |
| a data directory that is not ours, not writable or in use | the start stops and says which |

## Refusals by code

| code | HTTP | what people read |
|---|---|---|
`

/** The guide's page on refusals, written from the codes and their English sentences. */
export function refusalsGuide(): string {
  const codes = Object.keys(refusals) as RefusalCode[]
  const rows = codes.map((code) => `| \`${code}\` | ${refusals[code]} | ${en[code].replaceAll('|', '\\|')} |`)
  return `${before}${rows.join('\n')}\n`
}
