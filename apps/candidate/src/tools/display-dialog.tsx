import type { Display } from '@invigil/contract/accommodation.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { MinusIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { useState } from 'react'
import { Group } from 'react-aria-components/Group'
import { useFormatter, useTranslations } from 'use-intl'
import { chimeLoudness, chooseChime, chosenChime } from '../talk/chime.ts'
import { atFirst } from './display.ts'
import styles from './tools.module.css'

interface DisplayDialogProps {
  display: Display
  given: Display | undefined
  /** What may be used besides, in the words of the accommodation. */
  aids: string
  onChange: (display: Display) => void
  onClose: () => void
}

/** The buttons stay pressable at both ends: a button that goes dead under the finger takes the focus with it. */
const step = 0.25

/** Size, contrast and type of all text, changed at once and for this candidate only. */
export function DisplayDialog({ display, given, aids, onChange, onClose }: DisplayDialogProps) {
  const t = useTranslations('tools.display')
  const format = useFormatter()
  const { scale, contrast, font } = display
  const size = (next: number) => onChange({ ...display, scale: Math.min(3, Math.max(1, next)) })
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} width="narrow">
      <Stack gap={4}>
        <Group aria-label={t('size')}>
          <h3 className={styles.small}>{t('size')}</h3>
          <Row>
            <IconButton
              kind="normal"
              label={t('smaller')}
              icon={<MinusIcon />}
              onPress={() => size(scale - step)}
            />
            <output>{format.number(scale, { style: 'percent' })}</output>
            <IconButton
              kind="normal"
              label={t('larger')}
              icon={<PlusIcon />}
              onPress={() => size(scale + step)}
            />
          </Row>
        </Group>
        <Switch
          isSelected={contrast === 'high'}
          onChange={(isHigh) => onChange({ ...display, contrast: isHigh ? 'high' : 'normal' })}
        >
          {t('contrast')}
        </Switch>
        <Switch
          isSelected={font === 'easy-reading'}
          onChange={(isEasy) => onChange({ ...display, font: isEasy ? 'easy-reading' : 'normal' })}
          note={t('font-note')}
        >
          {t('font')}
        </Switch>
        <Chime />
        <p className={styles.help}>{t('help')}</p>
        {aids ? (
          <p>
            <strong>{t('aids')}</strong> {aids}
          </p>
        ) : null}
        <div>
          <Button size="small" onPress={() => onChange(atFirst(given))}>
            {t('reset')}
          </Button>
        </div>
      </Stack>
    </Dialog>
  )
}

/** The tones before a proctor speaks; each choice is heard at once. That somebody speaks is shown in any case. */
function Chime() {
  const t = useTranslations('tools.display')
  const [chosen, setChosen] = useState(chosenChime)
  return (
    <RadioGroup
      look="row"
      label={t('chime')}
      description={t('chime-note')}
      choices={chimeLoudness.map((id) => ({ id, label: t(`chime-${id}`) }))}
      value={chosen}
      onChange={(loudness) => {
        chooseChime(loudness)
        setChosen(loudness)
      }}
    />
  )
}
