import { readFileSync } from 'node:fs'
import type { DetectorRule } from '@invigil/contract/policy.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { Observation } from '@invigil/sensors/observation.ts'
import { createWatch, everyDetector } from './all.ts'

/** Where recorded observations lie: a folder a kind, `triggers-*.jsonl` and `quiet-*.jsonl`, one observation a line. */
export const recordings = new URL('../../../examples/recordings/', import.meta.url)

/** Reads a recording such as `face-missing/quiet-brief-dropouts`; throws when a line is no observation. */
export function recorded(name: string): Observation[] {
  const text = readFileSync(new URL(`${name}.jsonl`, recordings), 'utf8')
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => Observation.parse(JSON.parse(line)))
}

/** Plays observations to every detector and answers all signals; `settings` replaces those of single kinds. */
export function play(
  observations: Observation[],
  settings: Record<string, DetectorRule['settings']> = {},
): Signal[] {
  const rules = Object.entries(everyDetector()).map(([kind, rule]) => [
    kind,
    { ...rule, settings: settings[kind] ?? rule.settings },
  ])
  let number = 0
  const newId = () => `episode-${++number}`
  const watch = createWatch({ settings: Object.fromEntries(rules), silenced: [], newId })
  const signals = observations.flatMap((observation) => watch.see(observation))
  return [...signals, ...watch.end(observations.at(-1)?.at ?? 0)]
}

/** Plays a recording to the detector its folder names, and answers that detector's signals. */
export function plays(name: string, settings: DetectorRule['settings'] = {}): Signal[] {
  const kind = name.split('/').at(0) ?? ''
  return play(recorded(name), { [kind]: settings }).filter((signal) => signal.kind === kind)
}
