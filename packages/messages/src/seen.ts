import type { SignalDetail } from '@invigil/contract/signal.ts'
import { useTranslations } from 'use-intl'
import { en } from './detectors/en.ts'

type Kind = keyof typeof en

/** What a detector noticed, in words: a title, and a sentence with the figures of its detail. */
export interface Seen {
  title: string
  sentence: string
}

/** Gives a function that puts what was noticed into words. A kind that is not known here is named as it is written. */
export function useSeen(): (noticed: { kind: string; detail: SignalDetail }) => Seen {
  const t = useTranslations('detectors')
  return ({ kind, detail }) => {
    if (!isKind(kind)) return { title: kind, sentence: '' }
    // Every figure that any sentence may name; the detail of a signal has those of its own kind.
    const figures = { ...none, ...detail } as typeof none
    return { title: t(`${kind}.title`), sentence: t(`${kind}.toProctor`, figures) }
  }
}

const none = { seconds: 0, faces: 0, by: '', reason: '', action: '', length: 0, stream: '', state: '' }

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(en, kind)
}
