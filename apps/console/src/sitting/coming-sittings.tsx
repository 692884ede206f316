import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { RegistrationId } from '@invigil/contract/ids.ts'
import type { ComingSitting } from '@invigil/contract/standing.ts'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import { minutesWith } from './accommodation-fields.tsx'

interface ComingSittingsProps {
  coming: readonly ComingSitting[]
  /** What would stand. */
  wanted: Accommodation
  /** Those that take it over as well. */
  value: readonly RegistrationId[]
  onChange: (value: readonly RegistrationId[]) => void
}

/** The sittings that are planned already: how long each is for this person, now and with what would stand. */
export function ComingSittings({ coming, wanted, value, onChange }: ComingSittingsProps) {
  const t = useTranslations('seating.stands')
  const tc = useTranslations('common')
  const format = useFormatter()
  if (coming.length === 0) return <p>{t('none-coming')}</p>
  return (
    <CheckboxGroup
      label={t('coming')}
      description={t('coming-help')}
      value={[...value]}
      onChange={(chosen) => onChange(chosen as RegistrationId[])}
    >
      {coming.map(({ registrationId, name, startsAt, timeZone, minutes, accommodation, isSame }) => {
        const at = format.dateTime(new Date(startsAt), { dateStyle: 'medium', timeStyle: 'short', timeZone })
        const now = minutesWith(minutes, accommodation)
        const then = minutesWith(minutes, value.includes(registrationId) ? wanted : accommodation)
        const unchanged =
          now === minutes ? `${tc('minutes', { count: now })}.` : t('minutes', { minutes, count: now })
        const length = now === then ? unchanged : t('minutes-then', { minutes, now, then })
        return (
          <Checkbox
            key={registrationId}
            value={registrationId}
            note={isSame ? length : `${length} ${t('differs')}`}
          >
            {t('sitting-at', { name, at })}
          </Checkbox>
        )
      })}
    </CheckboxGroup>
  )
}
