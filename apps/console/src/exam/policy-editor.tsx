import { type Policy, type Preset, presets, recordingModes, streams } from '@invigil/contract/policy.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useMutation } from '@tanstack/react-query'
import { use } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../api.ts'
import { DetectorRules } from './detector-rules.tsx'
import { TryOutSlot } from './try-out-slot.ts'

interface PolicyEditorProps {
  policy: Policy
  /** As the server found by comparing, at the last save. */
  isChanged: boolean
  onChange: (change: (policy: Policy) => Policy) => void
}

/** The rules of conduct and monitoring: a preset, and everything in it that can be bent. */
export function PolicyEditor({ policy, isChanged, onChange }: PolicyEditorProps) {
  const t = useTranslations('exam')
  const TryOut = use(TryOutSlot)
  const apply = useMutation({
    mutationFn: (preset: Preset) => client.exam.preset({ preset }),
    onSuccess: (chosen) => onChange(({ allowedAids }) => ({ ...chosen, allowedAids })),
  })
  return (
    <Stack gap={5}>
      <Section
        title={t('preset')}
        description={t('preset-help')}
        actions={isChanged ? <Badge tone="info">{t('preset-changed')}</Badge> : null}
      >
        <RadioGroup
          label={t('preset-label')}
          look="lined"
          value={policy.preset}
          onChange={(preset) => apply.mutate(preset)}
          isDisabled={apply.isPending}
          choices={presets.map((id) => ({
            id,
            label: t(`presets.${id}.title`),
            note: t(`presets.${id}.explanation`),
          }))}
        />
        <FormError error={apply.error} />
      </Section>
      <Recording policy={policy} onChange={onChange} />
      <Conduct policy={policy} onChange={onChange} />
      <Section title={t('detectors')} description={t('detectors-help')}>
        {TryOut ? <TryOut rules={policy.detectors} /> : null}
        <DetectorRules
          rules={policy.detectors}
          onChange={(kind, rule) =>
            onChange((now) => ({ ...now, detectors: { ...now.detectors, [kind]: rule } }))
          }
        />
      </Section>
    </Stack>
  )
}

type Part = Pick<PolicyEditorProps, 'policy' | 'onChange'>

function Recording({ policy, onChange }: Part) {
  const t = useTranslations()
  const rules = (['required', 'asked', 'off'] as const).map((id) => ({
    id,
    label: t(`exam.stream-${id}`),
    note: t(`exam.stream-${id}-note`),
  }))
  return (
    <Section title={t('exam.recording')} description={t('exam.recording-help')}>
      <Grid>
        {streams.map((stream) => (
          <Select
            key={stream}
            label={t(`states.stream.${stream}`)}
            value={policy.streams[stream]}
            onChange={(rule) => onChange((now) => ({ ...now, streams: { ...now.streams, [stream]: rule } }))}
            choices={rules}
          />
        ))}
        <Select
          label={t('exam.side-camera')}
          description={t('exam.side-camera-help')}
          value={policy.sideCamera}
          onChange={(sideCamera) => onChange((now) => ({ ...now, sideCamera }))}
          choices={rules}
        />
      </Grid>
      <Grid>
        <Select
          label={t('exam.kept')}
          value={policy.recording}
          onChange={(recording) => onChange((now) => ({ ...now, recording }))}
          choices={recordingModes.map((id) => ({ id, label: t(`exam.kept-${id}`) }))}
        />
        <NumberField
          label={t('exam.retention')}
          description={t('exam.retention-help')}
          value={policy.retentionDays}
          onChange={(days) =>
            onChange((now) => ({ ...now, retentionDays: Number.isNaN(days) ? now.retentionDays : days }))
          }
          minValue={1}
          maxValue={3650}
        />
      </Grid>
      <Switch
        isSelected={policy.talkRecorded}
        onChange={(talkRecorded) => onChange((now) => ({ ...now, talkRecorded }))}
        note={t('exam.talk-recorded-note')}
      >
        {t('exam.talk-recorded')}
      </Switch>
    </Section>
  )
}

const toShow = [
  ['livenessChallenge', 'liveness-challenge'],
  ['identityDocument', 'identity-document'],
  ['roomScan', 'room-scan'],
] as const

function Conduct({ policy, onChange }: Part) {
  const t = useTranslations('exam')
  return (
    <Section title={t('conduct')}>
      <Stack gap={3} width="text">
        <Switch
          isSelected={policy.referencePhoto}
          onChange={(referencePhoto) => onChange((now) => ({ ...now, referencePhoto }))}
          note={t('reference-photo-note')}
        >
          {t('reference-photo')}
        </Switch>
        {toShow.map(([key, words]) => (
          <Switch
            key={key}
            isSelected={policy[key]}
            onChange={(isAsked) => onChange((now) => ({ ...now, [key]: isAsked }))}
            note={t(`${words}-note`)}
          >
            {t(words)}
          </Switch>
        ))}
        <Switch
          isSelected={policy.admission === 'proctor'}
          onChange={(byProctor) =>
            onChange((now) => ({ ...now, admission: byProctor ? 'proctor' : 'automatic' }))
          }
          note={t('admission-note')}
        >
          {t('admission')}
        </Switch>
        <Switch
          isSelected={policy.fullscreen === 'asked'}
          onChange={(isAsked) => onChange((now) => ({ ...now, fullscreen: isAsked ? 'asked' : 'free' }))}
          note={t('fullscreen-note')}
        >
          {t('fullscreen')}
        </Switch>
        <TextArea
          label={t('allowed-aids')}
          description={t('allowed-aids-help')}
          isOptional
          value={policy.allowedAids}
          onChange={(allowedAids) => onChange((now) => ({ ...now, allowedAids }))}
          maxLength={2000}
          rows={3}
        />
      </Stack>
    </Section>
  )
}
