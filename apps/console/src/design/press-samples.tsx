import { Button, IconButton } from '@invigil/design/button.tsx'
import { EditIcon, MoreIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { Tooltip } from '@invigil/design/tooltip.tsx'
import { useTranslations } from 'use-intl'

/** Buttons, links and menus. */
export function PressSamples() {
  const t = useTranslations()
  return (
    <Stack>
      <Row>
        <Button kind="primary" icon={<PlusIcon size={16} />}>
          {t('common.create')}
        </Button>
        <Button>{t('common.save')}</Button>
        <Button kind="quiet">{t('common.cancel')}</Button>
        <Button kind="danger">{t('common.delete')}</Button>
        <Button kind="primary" isPending>
          {t('common.save')}
        </Button>
        <Button isDisabled>{t('common.save')}</Button>
        <Button size="small">{t('common.edit')}</Button>
      </Row>
      <Row>
        <IconButton label={t('common.edit')} icon={<EditIcon />} />
        <IconButton label={t('common.change')} kind="normal" icon={<EditIcon />} />
        <Menu
          label={t('common.more')}
          entries={[
            { id: 'duplicate', label: t('common.duplicate') },
            { id: 'export', label: t('common.export'), isDisabled: true },
            { id: 'delete', label: t('common.delete'), kind: 'danger' },
          ]}
        >
          <IconButton label={t('common.more')} icon={<MoreIcon />} />
        </Menu>
        <Link href="/design">{t('common.details')}</Link>
        <Link href="/design" kind="strong">
          {t('frame.exams')}
        </Link>
        <Link href="/design" kind="normal">
          {t('common.open')}
        </Link>
        <Tooltip text={t('identity.role-reviewer')}>{t('states.role.reviewer')}</Tooltip>
      </Row>
    </Stack>
  )
}
