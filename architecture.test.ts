import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = import.meta.dirname

/** From the ground up: a room imports only rooms before it. */
const rooms = [
  ...['platform', 'identity', 'exam', 'sitting', 'attempt', 'media', 'incident', 'checkin', 'monitoring'],
  ...['plagiarism', 'live', 'review', 'result', 'integration', 'admin'],
]
const forbidden = [
  'utils',
  'util',
  'helpers',
  'common',
  'lib',
  'shared',
  'types',
  'constants',
  'services',
  'managers',
]
const sources = ['apps', 'packages', 'setup', 'e2e', 'bench'].flatMap(filesIn)
const code = sources.filter((file) => /\.(ts|tsx|mjs)$/.test(file))

test('a room of the server imports only rooms before it', () => {
  // The tests' world is made of all rooms.
  const asked = code.filter((file) => !/platform\/testing(-database)?\.ts$/.test(file))
  const wrong = asked.flatMap((file) => {
    const own = rooms.indexOf(roomOf('apps/server/src', file) ?? '')
    return importsOf(file)
      .map((target) => ({ target, room: roomOf('apps/server/src', target) }))
      .filter(
        ({ target, room }) =>
          own >= 0 && (target === 'apps/server/src/app.ts' || rooms.indexOf(room ?? '') > own),
      )
      .map(({ target }) => `${file} imports ${target}`)
  })
  expect(wrong).toEqual([])
})

test('every folder of the server is a room of the house, and says what it is', () => {
  const folders = foldersIn('apps/server/src')
  expect(folders.filter((folder) => !rooms.includes(folder))).toEqual([])
  expect(
    folders.filter((folder) => !existsSync(path.join(root, 'apps/server/src', folder, 'README.md'))),
  ).toEqual([])
})

test('only its room writes a table', () => {
  const ownerByTable = new Map(
    rooms.flatMap((room) => tablesOf(room).map((table): [string, string] => [table, room])),
  )
  const wrong = code
    .filter((file) => file.startsWith('apps/server/src/') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      writtenBy(file)
        .filter((table) => ownerByTable.get(table) !== roomOf('apps/server/src', file))
        .map((table) => `${file} writes ${table} of ${ownerByTable.get(table)}`),
    )
  expect(ownerByTable.get('auditEntry')).toBe('platform')
  expect(wrong).toEqual([])
})

test('rooms of the two apps do not import each other; pages put them together', () => {
  const wrong = ['apps/candidate/src', 'apps/console/src'].flatMap((app) =>
    code
      .filter((file) => isScreenRoom(roomOf(app, file)))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => isScreenRoom(roomOf(app, target)) && roomOf(app, target) !== roomOf(app, file))
          .map((target) => `${file} imports ${target}`),
      ),
  )
  expect(wrong).toEqual([])
})

test('packages know nothing of the apps', () => {
  const wrong = code.filter(
    (file) => file.startsWith('packages/') && /from '(@invigil\/server|[^']*\/apps\/)/.test(read(file)),
  )
  expect(wrong).toEqual([])
})

test('there is no cupboard for everything', () => {
  const wrong = sources.filter((file) =>
    file.split('/').some((part) => forbidden.includes(part.split('.')[0] ?? '')),
  )
  expect(wrong).toEqual([])
})

test('rows are never listed in an order that leaves two of them to chance', () => {
  const asked = code.filter((file) => file.startsWith('apps/server/src/') && !/\.test\.|testing/.test(file))
  const orders = asked.flatMap(ordersOf)
  expect(orders.length).toBeGreaterThan(100)
  expect(orders.filter(({ last }) => !isSharedByNoOther(last))).toEqual([])
})

test('a file has at most 300 lines', () => {
  const wrong = code
    .filter((file) => !file.endsWith('.gen.ts'))
    .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300)
  expect(wrong).toEqual([])
})

test('no file needs itself by a detour', () => {
  expect(code.flatMap((file) => detourOf(file) ?? [])).toEqual([])
})

test('from detectors, judging and incidents no way leads to the state of an attempt or to a verdict', () => {
  const machine = code.filter(
    (file) =>
      /^(packages\/detectors|apps\/server\/src\/(monitoring|incident))\//.test(file) &&
      !/\.test\.|testing/.test(file),
  )
  const decisive = ['attempt/change.ts', 'attempt/intervene.ts', 'attempt/submit.ts', 'review/conclude.ts']
  const reached = new Set(machine.flatMap((file) => [...reachedFrom(file)]))
  expect(reached).toContain('apps/server/src/incident/raise.ts')
  expect(decisive.map((file) => `apps/server/src/${file}`).filter((file) => reached.has(file))).toEqual([])
})

test('a function has at most 60 lines, a component 100', () => {
  const asked = code.filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  expect(asked.flatMap(longFunctionsOf)).toEqual([])
})

function filesIn(folder: string): string[] {
  const left = ['node_modules', 'dist', 'cache', 'results', 'test-results', 'playwright-report']
  return entriesOf(folder)
    .filter((entry) => !left.includes(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    )
}

function foldersIn(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}

function entriesOf(folder: string) {
  return existsSync(path.join(root, folder))
    ? readdirSync(path.join(root, folder), { withFileTypes: true })
    : []
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

/** The first folder below `base` that a file lies in. */
function roomOf(base: string, file: string): string | undefined {
  const parts = path.posix.relative(base, file).split('/')
  return parts[0] === '..' || parts.length < 2 ? undefined : parts[0]
}

/** The files of ours that a file imports, as paths from the root. */
function importsOf(file: string): string[] {
  const named = read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)
  return [...named].map(([, target = '']) => path.posix.join(path.posix.dirname(file), target))
}

/** The shortest way along imports of values from a file back to itself, as `a → b → a`. */
function detourOf(file: string): string | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [file]
  for (const here of queue) {
    for (const target of valuesImportedBy(here)) {
      if (target === file) return wayBack(cameFrom, here, file)
      if (cameFrom.has(target)) continue
      cameFrom.set(target, here)
      queue.push(target)
    }
  }
  return undefined
}

/** Everything that a file's imports of values lead to. */
function reachedFrom(file: string): Set<string> {
  const reached = new Set<string>()
  const queue = [file]
  for (const here of queue) {
    for (const target of valuesImportedBy(here)) {
      if (reached.has(target)) continue
      reached.add(target)
      queue.push(target)
    }
  }
  return reached
}

function wayBack(cameFrom: Map<string, string>, last: string, file: string): string {
  const way = [file]
  for (let here: string | undefined = last; here && here !== file; here = cameFrom.get(here))
    way.unshift(here)
  return [file, ...way].join(' → ')
}

const importedValues = new Map<string, string[]>()

function valuesImportedBy(file: string): string[] {
  const known = importedValues.get(file)
  if (known) return known
  const text = existsSync(path.join(root, file)) ? read(file) : ''
  const named = text.matchAll(/^(?:import|export)(?! type)[^;'"]*?from '(\.[^']+)'/gm)
  const found = [...named].map(([, target = '']) => path.posix.join(path.posix.dirname(file), target))
  importedValues.set(file, found)
  return found
}

/** Functions declared at the left margin, as biome lays them out: they end with the next brace at the margin. */
function longFunctionsOf(file: string): { file: string; name: string; lines: number }[] {
  const bodies = read(file).matchAll(/^(?:export )?(?:async )?function\*? (\w+)[\s\S]*?^\}/gm)
  return [...bodies]
    .map(([body, name = '']) => ({ file, name, lines: body.split('\n').length }))
    .filter(({ lines }) => lines > (file.endsWith('.tsx') ? 100 : 60))
}

/** By what each list of a file is ordered in the end, where two rows are alike in all before it. */
function ordersOf(file: string): { file: string; last: string }[] {
  const chains = read(file).matchAll(/(?:\.orderBy\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*)+/g)
  return [...chains].map(([chain]) => ({
    file,
    last: chain.split('.orderBy(').at(-1)?.split(/[,)]/)[0] ?? '',
  }))
}

/** An id or a number; or what, with the columns a query asks for, is the key of its table or the one thing it reads. */
function isSharedByNoOther(column: string): boolean {
  const keys = [
    'checkinPicture.place',
    'consent.at',
    'consent.stream',
    'deviceCheck.checkName',
    'silence.fromAt',
    'track.kind',
  ]
  const name = column.replaceAll("'", '')
  return /(^|\.)(id|\w+Id|number|seq|\w+Seq|counter|version|fingerprint)$/.test(name) || keys.includes(name)
}

/** `items` is none: it is how a question of each kind is drawn, wherever one is shown. */
function isScreenRoom(room: string | undefined): boolean {
  return room !== undefined && [...rooms, 'sensors', 'recording'].includes(room)
}

function tablesOf(room: string): string[] {
  const files = sources.filter(
    (file) => file.startsWith(`apps/server/src/${room}/`) && /\/tables\.ts$/.test(file),
  )
  const inside = files.flatMap((file) =>
    [...read(file).matchAll(/^\s*(?:export )?interface Tables \{([^}]*)\}/gm)].map(
      ([, fields = '']) => fields,
    ),
  )
  return [...inside.join('\n').matchAll(/^\s*(\w+):/gm)].map(([, table = '']) => table)
}

/** The tables a file writes, by Kysely or in SQL, in camelCase. */
function writtenBy(file: string): string[] {
  const text = read(file)
  const built = [...text.matchAll(/(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*'(\w+)/g)]
  const typed = [
    ...text.matchAll(
      /(?:insert into|delete from|merge into|update)\s+(\w+)\s+(?=\(|set|where|values|select|using)/g,
    ),
  ]
  return [...built, ...typed].map(([, table = '']) =>
    table.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase()),
  )
}
