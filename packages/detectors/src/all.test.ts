import { existsSync, readdirSync } from 'node:fs'
import { Signal } from '@invigil/contract/signal.ts'
import { en } from '@invigil/messages/detectors/en.ts'
import { fr } from '@invigil/messages/detectors/fr.ts'
import { vi } from '@invigil/messages/detectors/vi.ts'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { createWatch, detectors, everyDetector } from './all.ts'
import type { Detector } from './detector.ts'
import { play, plays, recorded, recordings } from './recording.ts'
import { settingsForm } from './settings-form.ts'

const kinds = detectors.map(({ kind }) => kind)

function recordingsOf(kind: string, how: 'triggers' | 'quiet'): string[] {
  const folder = new URL(`${kind}/`, recordings)
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files
    .filter((file) => file.startsWith(`${how}-`))
    .map((file) => `${kind}/${file.replace('.jsonl', '')}`)
}

describe.each(detectors as readonly Detector[])('$kind', ({ kind, settings }) => {
  test('has a test of its own', () => {
    expect(existsSync(new URL(`${kind}.test.ts`, import.meta.url))).toBe(true)
  })

  test('has recordings that must trigger it, and each does', () => {
    const played = recordingsOf(kind, 'triggers').map((name) => plays(name))
    expect(played).not.toEqual([])
    expect(played.filter((signals) => signals.length === 0)).toEqual([])
  })

  test('has recordings that must not trigger it, and none does', () => {
    const played = recordingsOf(kind, 'quiet').map((name) => plays(name))
    expect(played).not.toEqual([])
    expect(played.flat()).toEqual([])
  })

  test.for(Object.entries({ en, fr, vi }))(
    'has its words and the names of its settings in %s',
    ([, words]) => {
      expect(words).toHaveProperty([kind, 'title'])
      expect(words).toHaveProperty([kind, 'toCandidate'])
      const names: Record<string, unknown> = words[kind as keyof typeof words].settings
      expect(Object.keys(names).toSorted()).toEqual(Object.keys(settings.shape).toSorted())
    },
  )

  test.for([
    ['en', en],
    ['fr', fr],
    ['vi', vi],
  ] as const)('can tell a proctor every signal in %s', ([locale, messages]) => {
    const say = createTranslator({
      locale,
      messages: { ...messages },
      onError: (error) => {
        throw error
      },
    })
    const signals = recordingsOf(kind, 'triggers').flatMap((name) => plays(name))
    const told = signals.map(({ detail }) => say(`${kind as keyof typeof en}.toProctor`, detail as never))
    expect(told.join(' ')).not.toMatch(/[{}]/)
  })

  test('draws a form in which every setting starts from what a policy starts from', () => {
    const starts = settingsForm({ settings }).map(({ name, start }) => [name, start])
    expect(Object.fromEntries(starts)).toEqual(everyDetector()[kind as keyof typeof en].settings)
  })
})

test('every recording belongs to a detector, or is an honest stretch', () => {
  expect(readdirSync(recordings).toSorted()).toEqual([...kinds, 'honest'].toSorted())
})

test('two minutes of honest work raise nothing at all', () => {
  expect(play(recorded('honest/quiet-two-minutes-of-work'))).toEqual([])
})

test('signals are what the contract says', () => {
  const signals = kinds.flatMap((kind) => recordingsOf(kind, 'triggers')).flatMap((name) => plays(name))
  expect(signals.map((signal) => Signal.parse(signal))).toEqual(signals)
})

test('a signal names its detector, the models behind it, and one episode from beginning to end', () => {
  const watch = createWatch({
    settings: everyDetector(),
    silenced: [],
    newId: () => 'the-episode',
    models: { faces: ['blazeface-256@1', 'facemesh-468@1'] },
  })
  const signals = recorded('face-missing/triggers-left-the-seat').flatMap((observation) =>
    watch.see(observation),
  )
  const same = {
    kind: 'face-missing',
    episode: 'the-episode',
    detector: 'face-missing@1',
    models: ['blazeface-256@1', 'facemesh-468@1'],
  }
  expect(signals).toMatchObject([same, same])
})

test('what is off, silenced for this candidate or unknown says nothing', () => {
  const settings = { ...everyDetector(), telepathy: { isOn: true, severity: 'low', settings: {} } } as const
  const off = { ...settings, 'face-missing': { ...settings['face-missing'], isOn: false } }
  const absence = recorded('face-missing/triggers-left-the-seat')
  const silenced = createWatch({ settings, silenced: ['face-missing'], newId: () => 'one' })
  const without = createWatch({ settings: off, silenced: [], newId: () => 'one' })
  expect(absence.flatMap((observation) => silenced.see(observation))).toEqual([])
  expect(absence.flatMap((observation) => without.see(observation))).toEqual([])
})

test('what is open when watching stops is closed', () => {
  const watch = createWatch({ settings: everyDetector(), silenced: [], newId: () => 'one' })
  const absence = recorded('face-missing/triggers-left-the-seat').slice(0, 40)
  absence.flatMap((observation) => watch.see(observation))
  const last = absence.at(-1)?.at ?? 0
  expect(watch.end(last + 500)).toMatchObject([{ phase: 'ended', at: last + 500 }])
  expect(watch.end(last + 900)).toEqual([])
})

test('settings that do not fit are refused', () => {
  const settings = {
    'face-missing': { isOn: true, severity: 'low', settings: { afterSeconds: -1 } },
  } as const
  expect(() => createWatch({ settings, silenced: [], newId: () => 'one' })).toThrow(/afterSeconds/)
})
