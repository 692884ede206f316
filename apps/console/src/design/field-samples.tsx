import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { DateTimeField } from '@invigil/design/date-time-field.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { SearchField } from '@invigil/design/search-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

/** Everything one fills in. */
export function FieldSamples() {
  const t = useTranslations()
  const [severity, setSeverity] = useState<'low' | 'medium' | 'high'>('medium')
  const [stream, setStream] = useState<'camera' | 'microphone' | 'screen'>()
  const [at, setAt] = useState('2027-03-01T02:30:00.000Z')
  const severities = (['low', 'medium', 'high'] as const).map((id) => ({
    id,
    label: t(`states.severity.${id}`),
  }))
  const streams = (['camera', 'microphone', 'screen'] as const).map((id) => ({
    id,
    label: t(`states.stream.${id}`),
  }))
  return (
    <Stack gap={5}>
      <Grid>
        <TextField label={t('common.name')} defaultValue="Nguyễn Thị Ánh Tuyết" />
        <TextField label={t('common.email')} defaultValue="name@" error={t('common.wrong-email')} />
        <TextField label={t('common.name')} defaultValue="Nguyễn Văn Đức" isDisabled />
        <NumberField
          label={t('common.time')}
          description={t('common.minutes', { count: 45 })}
          defaultValue={45}
        />
        <Select
          label={t('states.label.severity')}
          choices={severities}
          value={severity}
          onChange={setSeverity}
        />
        <Select
          label={t('states.label.stream')}
          choices={streams}
          value={stream}
          onChange={setStream}
          isOptional
        />
        <DateTimeField label={t('common.date')} timeZone="Asia/Ho_Chi_Minh" value={at} onChange={setAt} />
        <SearchField label={t('identity.search-people')} />
      </Grid>
      <TextArea label={t('common.reason')} error={t('common.reason-missing')} rows={2} />
      <Grid gap={5}>
        <RadioGroup label={t('states.label.stream')} choices={streams} value={stream} onChange={setStream} />
        <RadioGroup
          look="lined"
          label={t('states.label.severity')}
          choices={severities}
          value={severity}
          onChange={setSeverity}
        />
        <CheckboxGroup label={t('identity.roles')} defaultValue={['author']}>
          <Checkbox value="author" note={t('identity.role-author')}>
            {t('states.role.author')}
          </Checkbox>
          <Checkbox value="proctor" note={t('identity.role-proctor')}>
            {t('states.role.proctor')}
          </Checkbox>
          <Checkbox value="marker" isDisabled>
            {t('states.role.marker')}
          </Checkbox>
        </CheckboxGroup>
        <Stack gap={2}>
          <Switch defaultSelected note={t('identity.role-proctor')}>
            {t('states.stream.camera')}
          </Switch>
          <Switch>{t('states.stream.microphone')}</Switch>
          <Switch isDisabled>{t('states.stream.screen')}</Switch>
        </Stack>
      </Grid>
    </Stack>
  )
}
