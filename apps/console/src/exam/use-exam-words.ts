import type { Draw } from '@invigil/items/exam-content.ts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import type { Words } from './bank/item-words.ts'
import { useWords } from './bank/use-words.ts'

/** Names of settings and rules, by the labels of their own fields; the key of a message for each. */
const labels: Readonly<Record<string, string>> = {
  examTitle: 'exam.exam-title',
  preset: 'exam.preset-label',
  sideCamera: 'exam.side-camera',
  recording: 'exam.kept',
  talkRecorded: 'exam.talk-recorded',
  referencePhoto: 'exam.reference-photo',
  identityDocument: 'exam.identity-document',
  livenessChallenge: 'exam.liveness-challenge',
  roomScan: 'exam.room-scan',
  admission: 'exam.admission',
  fullscreen: 'exam.fullscreen',
  allowedAids: 'exam.allowed-aids',
  retentionDays: 'exam.retention',
  'streams.camera': 'states.stream.camera',
  'streams.microphone': 'states.stream.microphone',
  'streams.screen': 'states.stream.screen',
}

/** The words of everything that two contents of an exam can differ in: items, draws, settings, rules. */
export function useExamWords(draws: readonly Draw[]): Words {
  const t = useTranslations()
  const words = useWords()
  const locale = useLocale()
  const titles = useTitles(draws)
  return useMemo(() => {
    const say = (key: string) => t(key as never)
    const named = (name: string, text: string) => t('common.labelled', { name, text })
    const languages = new Intl.DisplayNames([locale], { type: 'language' })
    return {
      ...words,
      field: (name) => {
        const [first, kind, ...rest] = name.split('.')
        if (first !== 'detectors') return labels[name] ? say(labels[name]) : words.field(name)
        const detector = say(`detectors.${kind}.title`)
        const [part] = rest
        if (part === 'severity') return named(detector, t('states.label.severity'))
        return part === 'settings' ? named(detector, say(`detectors.${kind}.${rest.join('.')}`)) : detector
      },
      value: (value, field) => {
        if (field === 'bankId' || field === 'folderIds') return titles.get(value) ?? value
        if (field === 'language') return languages.of(value) ?? value
        if (field === 'preset') return say(`exam.presets.${value}.title`)
        if (field === 'recording') return say(`exam.kept-${value}`)
        if (field.startsWith('streams.') || field === 'sideCamera') return say(`exam.stream-${value}`)
        if (field === 'admission') return value === 'proctor' ? words.yes : words.no
        if (field === 'fullscreen') return value === 'asked' ? words.yes : words.no
        if (field.endsWith('.severity')) return say(`states.severity.${value}`)
        return words.value(value, field)
      },
    }
  }, [t, words, locale, titles])
}

/** The titles of the banks and folders of draws, as far as they are open to the reader. */
function useTitles(draws: readonly Draw[]): ReadonlyMap<string, string> {
  const banks = useQuery({ ...api.exam.bank.list.queryOptions(), enabled: draws.length > 0 })
  const withFolders = [...new Set(draws.filter(({ folderIds }) => folderIds.length > 0).map((d) => d.bankId))]
  const opened = useQueries({
    queries: withFolders.map((bankId) => api.exam.bank.get.queryOptions({ input: { bankId } })),
    combine: (all) => all.flatMap(({ data }) => data?.folders ?? []),
  })
  return useMemo(
    () => new Map([...(banks.data?.banks ?? []), ...opened].map(({ id, title }) => [id, title])),
    [banks.data, opened],
  )
}
