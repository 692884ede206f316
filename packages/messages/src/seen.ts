import type { SignalDetail } from '@invigil/contract/signal.ts'
import { useTranslations } from 'use-intl'
import { en } from './detectors/en.ts'

type Kind = keyof typeof en

/** What a detector noticed, in words: a title, and a sentence with the figures of its detail. */
export interface Seen {
  title: string
  sentence: string
}

/** Gives a function that puts what was noticed into words. A kind of a newer server is named as it is written. */
export function useSeen(): (noticed: { kind: string; detail: SignalDetail }) => Seen {
  const t = useTranslations('detectors')
  const tc = useTranslations('common')
  // Every kind names figures of its own, more than a compiler can tell apart.
  const say = t as unknown as (key: string, figures: SignalDetail) => string
  return ({ kind, detail }) => {
    if (!isKind(kind)) return { title: kind, sentence: tc('newer') }
    return {
      title: say(`${kind}.title`, {}),
      sentence: say(`${kind}.toProctor`, { ...figuresOfNothing, ...detail }),
    }
  }
}

/** Every figure that any sentence may name; a signal of an older version may lack one. */
export const figuresOfNothing = {
  seconds: 0,
  faces: 0,
  by: '',
  reason: '',
  action: '',
  length: 0,
  stream: '',
  state: '',
  change: '',
  degrees: 0,
  frames: 0,
  how: '',
  label: '',
  likeness: 0,
  live: 0,
  percent: 0,
  period: 0,
  share: 0,
  size: '',
  step: 0,
  way: '',
  what: '',
  where: '',
  why: '',
} as const satisfies SignalDetail

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(en, kind)
}
