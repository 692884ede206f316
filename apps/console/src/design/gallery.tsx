import { Preferences } from '@invigil/design/preferences.tsx'
import { PageHead, Section } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useTranslations } from 'use-intl'
import { FieldSamples } from './field-samples.tsx'
import styles from './gallery.module.css'
import { OverlaySamples } from './overlay-samples.tsx'
import { PlaceSamples } from './place-samples.tsx'
import { PressSamples } from './press-samples.tsx'
import { StateSamples } from './state-samples.tsx'
import { TableSamples } from './table-samples.tsx'

const grounds = [
  'paper',
  'surface',
  'sunken',
  'accent-soft',
  'accent',
  'lamp',
  'info-soft',
  'good-soft',
  'warning-soft',
  'danger-soft',
]

/** Every component of the design in its states: to look at, and to check for accessibility. */
export function Gallery() {
  const t = useTranslations('gallery')
  return (
    <main className={styles.page}>
      <Stack gap={6}>
        <PageHead title={t('title')} description={t('text')} actions={<Preferences />} />
        <Section title={t('colours')}>
          <Row gap={2}>
            {grounds.map((name) => (
              <span key={name} className={styles.swatch} data-ground={name}>
                <code>{name}</code>
              </span>
            ))}
          </Row>
        </Section>
        <Section title={t('buttons')}>
          <PressSamples />
        </Section>
        <Section title={t('fields')}>
          <FieldSamples />
        </Section>
        <Section title={t('states')}>
          <StateSamples />
        </Section>
        <Section title={t('tables')}>
          <TableSamples />
        </Section>
        <Section title={t('places')}>
          <PlaceSamples />
        </Section>
        <Section title={t('overlays')}>
          <OverlaySamples />
        </Section>
      </Stack>
    </main>
  )
}
