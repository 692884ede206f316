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
      {isWorking && share !== undefined ? (
        <ProgressBar label={t('devices.loading')} value={Math.round(share * 100)} />
      ) : (
        <Note>{line && !isWorking ? t(sentenceOf(line), factsOf(line)) : undefined}</Note>
      )}
      {children}
    </li>
  )
}

/** Its line is kept free before there is anything to say: what stands below must not move away under a press. */
function Note({ children }: { children: string | undefined }) {
  return <p className={styles.note}>{children}</p>
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
