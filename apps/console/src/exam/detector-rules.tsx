import type { DetectorRule } from '@invigil/contract/policy.ts'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { type DetectorKind, detectors } from '@invigil/detectors/all.ts'
import type { Detector } from '@invigil/detectors/detector.ts'
import { useTranslations } from 'use-intl'
import { type Setting, settingsOf } from './detector-settings.ts'
import styles from './exam.module.css'

interface DetectorRulesProps {
  rules: Record<string, DetectorRule>
  onChange: (kind: DetectorKind, rule: DetectorRule) => void
}

/** Every detector: whether it is used, how much what it notices asks for a look, and its settings. */
export function DetectorRules({ rules, onChange }: DetectorRulesProps) {
  const t = useTranslations()
  return (
    <ul className={styles.rules}>
      {detectors.map((detector) => {
        const rule = rules[detector.kind] ?? offRule(detector)
        return (
          <li key={detector.kind} className={styles.rule}>
            <Switch
              isSelected={rule.isOn}
              onChange={(isOn) => onChange(detector.kind, { ...rule, isOn })}
              note={t(`detectors.${detector.kind}.toCandidate`)}
            >
              {t(`detectors.${detector.kind}.title`)}
            </Switch>
            {rule.isOn ? (
              <RuleFields
                kind={detector.kind}
                rule={rule}
                onChange={(next) => onChange(detector.kind, next)}
              />
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function offRule({ severity, settings }: Detector): DetectorRule {
  return { isOn: false, severity, settings: settings.parse({}) as DetectorRule['settings'] }
}

interface RuleFieldsProps {
  kind: DetectorKind
  rule: DetectorRule
  onChange: (rule: DetectorRule) => void
}

/** Drawn from the detector's own settings schema: a new setting needs nothing here but its words. */
function RuleFields({ kind, rule, onChange }: RuleFieldsProps) {
  const t = useTranslations()
  const set = (name: string, value: number | boolean) =>
    onChange({ ...rule, settings: { ...rule.settings, [name]: value } })
  return (
    <Grid gap={3}>
      <Select
        label={t('states.label.severity')}
        value={rule.severity}
        onChange={(severity) => onChange({ ...rule, severity })}
        choices={(['low', 'medium', 'high'] as const).map((id) => ({
          id,
          label: t(`states.severity.${id}`),
        }))}
      />
      {settingsOf(kind).map((setting) => (
        <SettingField
          key={setting.name}
          label={t(`detectors.${kind}.settings.${setting.name}` as never)}
          setting={setting}
          value={rule.settings[setting.name]}
          onChange={(value) => set(setting.name, value)}
        />
      ))}
    </Grid>
  )
}

interface SettingFieldProps {
  label: string
  setting: Setting
  value: DetectorRule['settings'][string] | undefined
  onChange: (value: number | boolean) => void
}

function SettingField({ label, setting, value, onChange }: SettingFieldProps) {
  if (setting.is === 'boolean') {
    return (
      <Checkbox isSelected={value === true} onChange={onChange}>
        {label}
      </Checkbox>
    )
  }
  const { least, most, step } = setting
  return (
    <NumberField
      label={label}
      value={typeof value === 'number' ? value : setting.starts}
      onChange={(next) => onChange(Number.isNaN(next) ? setting.starts : next)}
      minValue={least}
      maxValue={most}
      step={step}
      formatOptions={{ maximumFractionDigits: 3 }}
    />
  )
}
