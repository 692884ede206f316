import type { DeviceCheck } from '@invigil/contract/checkin.ts'
import { Badge, type Tone } from '@invigil/design/badge.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import styles from './checkin.module.css'

interface Props {
  check: DeviceCheck['check']
  line: DeviceCheck | undefined
  isWorking: boolean
  /** 0..1, while something is loaded for it. */
  share?: number | undefined
  action?: ReactNode
  children?: ReactNode
}

const tones: Record<DeviceCheck['state'], Tone> = {
  good: 'good',
  warning: 'warning',
  failed: 'danger',
  skipped: 'neutral',
}

/** One line of the device check: what, how it is, and what to do about it. */
export function DeviceLine({ check, line, isWorking, share, action, children }: Props) {
  const t = useTranslations('checkin')
  const state = isWorking ? 'checking' : (line?.state ?? 'open')
  return (
    <li className={styles.line} data-check={check} data-state={state}>
      <div className={styles.what}>
        <strong>{t(`check.${check}`)}</strong>
        <Badge tone={line && !isWorking ? tones[line.state] : 'neutral'}>{t(`state.${state}`)}</Badge>
        <span className={styles.action}>{action}</span>
      </div>
      {line && !isWorking ? <p className={styles.note}>{t(sentenceOf(line), factsOf(line))}</p> : null}
      {share !== undefined && isWorking ? (
        <ProgressBar label={t('devices.loading')} value={Math.round(share * 100)} />
      ) : null}
      {children}
    </li>
  )
}

/** The code is always one of this check's own, see checks.ts; its sentence stands under the same name. */
function sentenceOf({ check, code }: DeviceCheck) {
  return `found.${check}.${code}` as 'found.camera.works'
}

/** The figures a sentence may use. */
function factsOf({ detail }: DeviceCheck): { label: string } {
  const facts: Record<string, string | number> = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  )
  return { label: '', ...facts }
}
