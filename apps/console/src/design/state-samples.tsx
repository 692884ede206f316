import { Badge, type Tone } from '@invigil/design/badge.tsx'
import { Countdown } from '@invigil/design/countdown.tsx'
import { Initials } from '@invigil/design/initials.tsx'
import { Meter } from '@invigil/design/meter.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { Facts } from '@invigil/design/section.tsx'
import { SeverityBadge } from '@invigil/design/severity-badge.tsx'
import { Grid, Row, Stack } from '@invigil/design/stack.tsx'
import { Steps } from '@invigil/design/steps.tsx'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

const tones: readonly Tone[] = ['neutral', 'accent', 'info', 'good', 'warning', 'danger']

/** Badges, notices, bars and clocks. */
export function StateSamples() {
  const t = useTranslations()
  const [now] = useState(() => Date.now())
  return (
    <Stack gap={5}>
      <Row>
        {tones.map((tone) => (
          <Badge key={tone} tone={tone} dot="steady">
            {t('states.attempt.running')}
          </Badge>
        ))}
        <Badge tone="good" dot="live">
          {t('states.presence.here')}
        </Badge>
        <SeverityBadge severity="low" />
        <SeverityBadge severity="medium" />
        <SeverityBadge severity="high" />
      </Row>
      <Steps
        label={t('common.navigation')}
        steps={[
          t('states.sitting.planned'),
          t('states.attempt.checking-in'),
          t('states.attempt.waiting'),
          t('states.attempt.running'),
          t('states.attempt.submitted'),
        ]}
        current={2}
      />
      <Grid>
        <Notice title={t('common.details')}>{t('refusals.not-admitted')}</Notice>
        <Notice tone="good">{t('common.saved')}</Notice>
        <Notice tone="warning">{t('common.offline')}</Notice>
        <Notice tone="danger" title={t('common.failed')}>
          {t('refusals.unexpected')}
        </Notice>
      </Grid>
      <Grid>
        <ProgressBar label={t('common.upload')} value={12} max={30} valueText="12 / 30" />
        <ProgressBar label={t('common.loading')} />
        <Meter label={t('states.stream.microphone')} value={64} tone="good" />
        <Meter label={t('states.severity.high')} value={82} tone="warning" />
      </Grid>
      <Row gap={6}>
        <Countdown label={t('common.time')} until={new Date(now + 3_909_000).toISOString()} clockOffset={0} />
        <Countdown
          label={t('common.time')}
          until={new Date(now + 200_000).toISOString()}
          clockOffset={0}
          size="large"
        />
        <Initials name="Nguyễn Thị Ánh" size={36} />
      </Row>
      <Facts
        facts={[
          { name: t('common.name'), value: 'Nguyễn Thị Ánh' },
          { name: t('common.state'), value: t('states.attempt.running') },
          { name: t('common.time'), value: t('common.minutes', { count: 45 }) },
        ]}
      />
    </Stack>
  )
}
