import { readFile as readBytes, stat } from 'node:fs/promises'
import { mostBytes, readFile } from '@invigil/formats/all.ts'
import { type Notice, type Reading, UnreadableFile } from '@invigil/formats/reading.ts'

/** `import FILE [--json]`: tells what a file of questions holds, and stores nothing. Ends with 1 when it cannot be read. */
export async function runImport(args: string[]): Promise<number> {
  const [file] = args.filter((argument) => !argument.startsWith('--'))
  if (!file) {
    process.stderr.write('npm run invigil -- import FILE [--json]\n')
    return 2
  }
  if ((await stat(file)).size > mostBytes) {
    process.stderr.write(`${file}: file-too-large: more than ${mostBytes} bytes\n`)
    return 1
  }
  try {
    const reading = readFile(file, await readBytes(file))
    process.stdout.write(args.includes('--json') ? asJson(reading) : asLines(reading))
    return 0
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    process.stderr.write(`${file}${placeOf(error)}: ${error.code}: ${error.message}\n`)
    return 1
  }
}

function asJson({ files, ...reading }: Reading): string {
  const told = files.map(({ id, name, bytes }) => ({ id, name, bytes: bytes.length }))
  return `${JSON.stringify({ ...reading, files: told }, null, 2)}\n`
}

function asLines({ format, encoding, items, files, warnings, leftOut }: Reading): string {
  return [
    `${format}${encoding ? ` in ${encoding}` : ''}: ${items.length} items, ${files.length} images, ${leftOut.length} left out`,
    ...items.map(
      ({ place, name, item }) => `  ${item.kind}${placeOf({ place })} ${name ?? item.text.slice(0, 60)}`,
    ),
    ...warnings.map((notice) => `  look at${told(notice)}`),
    ...leftOut.map((notice) => `  left out${told(notice)}`),
    '',
  ].join('\n')
}

function told(notice: Notice): string {
  return `${placeOf(notice)}: ${notice.code} ${notice.detail}`
}

function placeOf({ place: { file, line, element } }: Pick<Notice, 'place'>): string {
  return [file, line && `line ${line}`, element]
    .filter(Boolean)
    .map((part) => ` ${part}`)
    .join('')
}
