import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'

/** Where an entry stands: attempt, journal and number. */
export interface EntryName {
  attemptId: string
  journalId: string
  seq: number
}

/**
 * What happened, in the order in which we learnt of it. `written` is what a candidate wrote, be it sent or not; `answered` is a
 * promise: the entry is durable under this receipt.
 */
export type Happening =
  | { is: 'written'; attemptId: string; text: string }
  | ({ is: 'sent'; text: string } & EntryName)
  | ({ is: 'answered'; text: string; chain: string } & EntryName)

/** A history in a file: every line is written before anything else happens, so that it says what was known at a cut. */
export interface AnswersHistory {
  note(happening: Happening): void
  read(): Happening[]
}

/** Begins a history in a file that no server under test writes to. */
export function beginAnswersHistory(file: string): AnswersHistory {
  writeFileSync(file, '')
  return {
    note: (happening) => appendFileSync(file, `${JSON.stringify(happening)}\n`),
    read: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Happening),
  }
}

/** An entry as the log holds it. */
export interface FoundEntry extends EntryName {
  text: string
  chain: string
  afterSeq: number | null
}

/** What was found after a restart; `latest` are the answers that count, `latestByLog` those that the log says should. */
export interface FoundAnswers {
  entries: FoundEntry[]
  latest: Map<string, string>
  latestByLog: Map<string, string>
  /** What the server's own check of the chains says. */
  faults: string[]
}

export interface AnswersJudgement {
  written: number
  /** Written by a candidate and not there: wrong only once all is said to be delivered. */
  missing: number
  sent: number
  answered: number
  found: number
  /** Acknowledged and not there, or there with another text or receipt. */
  lost: number
  /** The same text more than once. */
  duplicated: number
  /** Not behind the entry that was written before it. */
  reordered: number
  /** There, and never sent. */
  invented: number
  /** Items whose counting answer is not the newest entry of the log. */
  stale: number
  faults: string[]
}

/** Compares what was promised with what is there. Pure: a history and what was found, nothing else. */
export function judgeAnswers(history: readonly Happening[], found: FoundAnswers): AnswersJudgement {
  const written = new Set<string>()
  const sent = new Map<string, string>()
  const answered = new Map<string, { text: string; chain: string }>()
  for (const happening of history) {
    if (happening.is === 'written') written.add(`${happening.attemptId} ${happening.text}`)
    else if (happening.is === 'sent') sent.set(nameOf(happening), happening.text)
    else answered.set(nameOf(happening), happening)
  }
  const present = new Map(found.entries.map((entry) => [nameOf(entry), entry]))
  const lost = [...answered].filter(([name, { text, chain }]) => {
    const entry = present.get(name)
    return entry?.text !== text || entry.chain !== chain
  })
  const texts = found.entries.map(({ attemptId, text }) => `${attemptId} ${text}`)
  const there = new Set(texts)
  const items = new Set([...found.latest.keys(), ...found.latestByLog.keys()])
  return {
    ...{ sent: sent.size, answered: answered.size, found: found.entries.length, lost: lost.length },
    ...{ written: written.size, missing: [...written].filter((text) => !there.has(text)).length },
    duplicated: texts.length - there.size,
    reordered: found.entries.filter((entry) => !isBehindTheOneBefore(entry, present)).length,
    invented: found.entries.filter((entry) => sent.get(nameOf(entry)) !== entry.text).length,
    stale: [...items].filter((item) => found.latest.get(item) !== found.latestByLog.get(item)).length,
    faults: found.faults,
  }
}

/** A page sends its journal in order, so that entry n came after entry n - 1 and its receipt says so. */
function isBehindTheOneBefore(entry: FoundEntry, present: ReadonlyMap<string, FoundEntry>): boolean {
  const before = present.get(nameOf({ ...entry, seq: entry.seq - 1 }))
  return entry.afterSeq === (before?.seq ?? null)
}

function nameOf({ attemptId, journalId, seq }: EntryName): string {
  return `${attemptId} ${journalId} ${seq}`
}

/** What is wrong, in words; empty when nothing is. */
export function troublesOfAnswers(judgement: AnswersJudgement): string[] {
  const { lost, duplicated, reordered, invented, stale, faults } = judgement
  return [
    ...Object.entries({ lost, duplicated, reordered, invented, stale }).flatMap(([what, count]) =>
      count > 0 ? [`${count} ${what}`] : [],
    ),
    ...faults,
  ]
}

/** Of several judgements of different histories, or of one history that was cut several times. */
export function addedAnswers(all: readonly AnswersJudgement[]): AnswersJudgement {
  const sum = (of: (one: AnswersJudgement) => number) => all.reduce((total, one) => total + of(one), 0)
  return {
    ...{ written: sum((one) => one.written), missing: sum((one) => one.missing) },
    ...{ sent: sum((one) => one.sent), answered: sum((one) => one.answered), found: sum((one) => one.found) },
    ...{ lost: sum((one) => one.lost), duplicated: sum((one) => one.duplicated) },
    ...{ reordered: sum((one) => one.reordered), invented: sum((one) => one.invented) },
    ...{ stale: sum((one) => one.stale), faults: all.flatMap(({ faults }) => faults) },
  }
}

export const answerColumns = [
  ...['what', 'rounds', 'sent', 'acknowledged', 'found', 'lost', 'duplicated', 'reordered', 'invented'],
  ...['stale', 'chain faults'],
]

/** A line of the table. */
export function anAnswersRow(what: string, rounds: number, judged: AnswersJudgement): (string | number)[] {
  const { sent, answered, found, lost, duplicated, reordered, invented, stale, faults } = judged
  return [what, rounds, sent, answered, found, lost, duplicated, reordered, invented, stale, faults.length]
}

/** What a storm met, besides what was found afterwards. */
export interface Hit {
  /** Entries that were sent and not answered when it began. */
  underWay: number
  sentAgain: number
}

export const stormColumns = [
  ...['what', 'rounds', 'under way', 'sent again', 'written', 'acknowledged', 'found', 'not there', 'lost'],
  ...['duplicated', 'reordered', 'invented', 'stale', 'chain faults'],
]

/** A line of the table of storms; what was written, acknowledged and found is counted from the judgement `before` on. */
export function aStormRow(
  what: string,
  rounds: number,
  { underWay, sentAgain }: Hit,
  judged: AnswersJudgement,
  before?: AnswersJudgement,
): (string | number)[] {
  const { missing, lost, duplicated, reordered, invented, stale, faults } = judged
  const since = (of: 'written' | 'answered' | 'found') => judged[of] - (before?.[of] ?? 0)
  return [
    ...[what, rounds, underWay, sentAgain, since('written'), since('answered'), since('found'), missing],
    ...[lost, duplicated, reordered, invented, stale, faults.length],
  ]
}
