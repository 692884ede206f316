import { type RefusalCode, refusals } from '@invigil/contract/refusal.ts'
import { useTranslations } from 'use-intl'

/** Why a call did not succeed, ready to be shown. `unreachable`: no answer came at all. `newer`: a code of a newer server. */
export interface Refused {
  code: RefusalCode | 'unreachable' | 'newer'
  /** What happened and what to do, in the person's language. */
  sentence: string
  params: Readonly<Record<string, string | number>>
  /** What support finds in the log; absent when the server was not reached. */
  requestId?: string
}

/** Gives a function that turns whatever a call threw into a refusal with its sentence. */
export function useRefused(): (error: unknown) => Refused {
  const t = useTranslations()
  return (error) => {
    const { code, params, requestId } = refusalIn(error)
    const isNone = code === 'unreachable' || code === 'newer'
    const sentence = isNone ? t(`common.${code}`) : t(`refusals.${code}`)
    return { code, params, requestId, sentence }
  }
}

/** Reads the refusal out of what a call of the API threw. Anything without an answer counts as `unreachable`. */
export function refusalIn(error: unknown): Omit<Refused, 'sentence'> {
  const data = isObject(error) && isObject(error.data) ? error.data : undefined
  if (!data) return { code: hasStatus(error) ? 'unexpected' : 'unreachable', params: {} }
  return {
    code: isCode(data.code) ? data.code : typeof data.code === 'string' ? 'newer' : 'unexpected',
    params: isParams(data.params) ? data.params : {},
    requestId: typeof data.requestId === 'string' ? data.requestId : undefined,
  }
}

function hasStatus(error: unknown): boolean {
  return isObject(error) && typeof error.status === 'number'
}

function isCode(code: unknown): code is RefusalCode {
  return typeof code === 'string' && Object.hasOwn(refusals, code)
}

function isParams(params: unknown): params is Record<string, string | number> {
  return isObject(params)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
