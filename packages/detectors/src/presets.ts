import type { DetectorRule, Preset } from '@invigil/contract/policy.ts'
import type { Severity } from '@invigil/contract/signal.ts'
import { type DetectorKind, detectors } from './all.ts'
import type { Detector } from './detector.ts'

type Choice = { severity?: Severity; settings?: DetectorRule['settings'] }

/** What each preset changes: a kind named here is on, everything else is off with the settings it starts from. */
const choices: Record<Preset, Partial<Record<DetectorKind, Choice>>> = {
  open: {},
  light: {
    'face-missing': { severity: 'low', settings: { afterSeconds: 20 } },
    'several-faces': { severity: 'medium', settings: { afterSeconds: 5, sureness: 0.65 } },
    'camera-blocked': { severity: 'medium', settings: { afterSeconds: 15 } },
    'picture-frozen': { severity: 'medium', settings: { afterSeconds: 15 } },
    'page-hidden': { severity: 'low', settings: { afterSeconds: 10 } },
    'tracks-ended': { severity: 'medium', settings: { endedSeconds: 10, mutedSeconds: 30 } },
  },
  standard: {
    'face-missing': { settings: { afterSeconds: 6 } },
    'several-faces': { settings: { afterSeconds: 1.5 } },
    'looking-away': { settings: { afterSeconds: 6, pitchDegrees: 28, eyeOffset: 0.065 } },
    'eyes-closed': { settings: { afterSeconds: 20 } },
    'face-partly-seen': {},
    'camera-blocked': {},
    'picture-frozen': {},
    'picture-looped': {},
    'picture-blurred': {},
    'camera-moved': { severity: 'low', settings: { afterSeconds: 10 } },
    'camera-changed': {},
    'virtual-camera': {},
    'page-hidden': {},
    'focus-lost': { settings: { afterSeconds: 5 } },
    'copy-paste': { settings: { fromLength: 20 } },
    'second-display': {},
    'tracks-ended': {},
    'story-differs': { severity: 'medium', settings: { afterSeconds: 30 } },
    'face-mismatch': {},
    'face-unclear': {},
    'phone-seen': {},
    'device-seen': {},
    'another-person': {},
  },
  strict: {
    'face-missing': { severity: 'high', settings: { afterSeconds: 3 } },
    'several-faces': {},
    'looking-away': { severity: 'medium', settings: { afterSeconds: 3 } },
    'looking-down': {},
    'eyes-closed': {},
    'face-partly-seen': { severity: 'medium', settings: { afterSeconds: 5 } },
    talking: {},
    'camera-blocked': { settings: { afterSeconds: 3 } },
    'picture-frozen': { settings: { afterSeconds: 3 } },
    'picture-looped': {},
    'picture-blurred': { severity: 'medium' },
    'camera-moved': {},
    'camera-changed': {},
    'virtual-camera': {},
    'light-changed': {},
    'liveness-doubt': { severity: 'medium' },
    'page-hidden': { severity: 'high', settings: { afterSeconds: 1 } },
    'focus-lost': { severity: 'medium', settings: { afterSeconds: 2 } },
    'fullscreen-left': { severity: 'medium', settings: { afterSeconds: 3 } },
    'copy-paste': { severity: 'high', settings: { fromLength: 6 } },
    'second-display': { severity: 'high' },
    'tracks-ended': { settings: { mutedSeconds: 6 } },
    'story-differs': {},
    'face-mismatch': { severity: 'high' },
    'face-unclear': { settings: { afterMinutes: 3 } },
    'phone-seen': { severity: 'high' },
    'book-seen': { severity: 'medium' },
    'device-seen': { severity: 'medium' },
    'another-person': { severity: 'high' },
  },
}

/** The rule of every detector under a preset of the policy, each with its complete settings. */
export function rulesOf(preset: Preset): Record<DetectorKind, DetectorRule> {
  const rules = detectors.map(({ kind, severity, settings }: Detector<DetectorKind>) => {
    const choice = choices[preset][kind]
    const rule = {
      isOn: choice !== undefined,
      severity: choice?.severity ?? severity,
      settings: settings.parse(choice?.settings ?? {}),
    }
    return [kind, rule]
  })
  return Object.fromEntries(rules)
}
