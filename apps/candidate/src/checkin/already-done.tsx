import { Button } from '@invigil/design/button.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useTranslations } from 'use-intl'

interface Props {
  how: 'done' | 'person'
  isPending: boolean
  onDone: () => void
  onAgain: () => void
}

/** After a reload, or on another device, nothing has to be shown twice. */
export function AlreadyDone({ how, isPending, onDone, onAgain }: Props) {
  const t = useTranslations('checkin')
  return (
    <Stack gap={4}>
      <Notice tone="good">
        <p>{t(how === 'done' ? 'again.title' : 'again.person')}</p>
      </Notice>
      <Row gap={3}>
        <Button kind="primary" isPending={isPending} onPress={onDone}>
          {t('continue')}
        </Button>
        <Button onPress={onAgain}>{t('again.do-again')}</Button>
      </Row>
    </Stack>
  )
}
