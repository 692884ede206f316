import { Dialog } from '@invigil/design/dialog.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import type { Tools } from '@invigil/items/exam-content.ts'
import { useTranslations } from 'use-intl'
import { shortcuts } from './shortcuts.ts'
import styles from './tools.module.css'

interface KeysDialogProps {
  tools: Tools
  isOn: boolean
  onTurn: (isOn: boolean) => void
  onClose: () => void
}

/** Which keys do what, and a switch for who does not want them. */
export function KeysDialog({ tools, isOn, onTurn, onClose }: KeysDialogProps) {
  const t = useTranslations('tools.keys')
  const known = shortcuts.filter(
    ({ what }) => (what !== 'calculator' || tools.calculator !== 'none') && (what !== 'notes' || tools.notes),
  )
  const nameOf = (key: string) =>
    key === 'ArrowRight' ? t('arrow-right') : key === 'ArrowLeft' ? t('arrow-left') : key
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} width="narrow">
      <Stack gap={4}>
        <Switch isSelected={isOn} onChange={onTurn} note={t('on-note')}>
          {t('on')}
        </Switch>
        <dl className={styles.keys}>
          {known.map(({ what, keys }) => (
            <div key={what}>
              <dt>
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 ? ` ${t('or')} ` : null}
                    <kbd>{nameOf(key)}</kbd>
                  </span>
                ))}
              </dt>
              <dd>{t(what)}</dd>
            </div>
          ))}
        </dl>
        <p className={styles.help}>{t('in-answers')}</p>
      </Stack>
    </Dialog>
  )
}
