import { type Role, roles } from '@invigil/contract/access.ts'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { useTranslations } from 'use-intl'

/** The roles a person has in the whole organisation, each with what it means. */
export function RolesField({
  value,
  onChange,
}: {
  value: readonly Role[]
  onChange: (roles: Role[]) => void
}) {
  const t = useTranslations()
  return (
    <CheckboxGroup
      label={t('identity.roles')}
      description={t('identity.roles-text')}
      value={[...value]}
      onChange={(chosen) => onChange(roles.filter((role) => chosen.includes(role)))}
    >
      {roles.map((role) => (
        <Checkbox key={role} value={role} note={t(`identity.role-${role}`)}>
          {t(`states.role.${role}`)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
