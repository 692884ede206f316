import { Button } from '@invigil/design/button.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useTranslations } from 'use-intl'
import { JoinCode } from './join-code.tsx'
import { PlaceDrawing } from './place-drawing.tsx'
import { type SideProps, useSideCamera } from './use-side-camera.ts'

/** The step of the check-in in which a phone becomes the side camera. Who has none goes on; a person decides. */
export function SideStep({
  isPending,
  onDone,
  ...of
}: SideProps & { isPending: boolean; onDone: () => void }) {
  const t = useTranslations('side')
  const side = useSideCamera(of)
  const isShowing = side?.state === 'showing'
  return (
    <Stack gap={4}>
      <p>{t('intro')}</p>
      <PlaceDrawing label={t('place.drawing')} />
      <JoinCode {...of} side={side} />
      <div>
        <Button kind={isShowing ? 'primary' : 'normal'} isPending={isPending} onPress={onDone}>
          {t(isShowing ? 'continue' : 'continue-without')}
        </Button>
      </div>
    </Stack>
  )
}
