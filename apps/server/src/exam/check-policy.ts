import type { DetectorRule, Policy } from '@invigil/contract/policy.ts'
import { detectors } from '@invigil/detectors/all.ts'
import type { Detector } from '@invigil/detectors/detector.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { Refusal } from '../platform/refusal.ts'
import { policyOf } from './presets.ts'

/**
 * The policy as it is kept: with a complete rule for every detector, and told whether it still is its preset. Refuses an
 * unknown detector and settings that do not fit the detector's own schema, naming both.
 */
export function checkPolicy(policy: Policy): Policy {
  const unknown = Object.keys(policy.detectors).find(
    (kind) => !detectors.some((known) => known.kind === kind),
  )
  if (unknown) throw settingsWrong(unknown, '')
  const rules = detectors.map((detector) => [detector.kind, checkRule(detector, policy)])
  const checked = { ...policy, detectors: Object.fromEntries(rules) }
  return { ...checked, isChanged: differsFromPreset(checked) }
}

function checkRule(detector: Detector, policy: Policy): DetectorRule {
  const { kind, severity, settings } = detector
  const rule = policy.detectors[kind] ?? { isOn: false, severity, settings: {} }
  const checked = settings.strict().safeParse(rule.settings)
  if (checked.success) return { ...rule, settings: checked.data as DetectorRule['settings'] }
  const [issue] = checked.error.issues
  throw settingsWrong(
    kind,
    issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue?.path[0] ?? ''),
  )
}

function settingsWrong(detector: string, setting: string): Refusal {
  return new Refusal('detector-settings-wrong', `settings of ${detector} do not fit: ${setting}`, {
    detector,
    setting,
  })
}

/** What a candidate may use is said in words and belongs to no preset. */
function differsFromPreset(policy: Policy): boolean {
  const preset = { ...policyOf(policy.preset), allowedAids: policy.allowedAids, isChanged: policy.isChanged }
  return canonicalJson(preset) !== canonicalJson(policy)
}
