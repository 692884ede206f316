import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { JoinCode } from './join-code.tsx'
import { type SideProps, useSideCamera } from './use-side-camera.ts'

/** Shows nothing while the side camera shows; once it is gone, how to bring it back. The exam goes on all the same. */
export function SideLost(of: SideProps) {
  const t = useTranslations('side')
  const side = useSideCamera(of)
  const [isOpen, setIsOpen] = useState(false)
  if (!side) return null
  const isGone = side.state === 'none' || side.state === 'lost'
  return (
    <>
      {isGone ? (
        <Notice
          tone="warning"
          title={t('gone')}
          isAnnounced
          actions={
            <Button size="small" onPress={() => setIsOpen(true)}>
              {t('bring-back')}
            </Button>
          }
        >
          {t('gone-text')}
        </Notice>
      ) : null}
      <Dialog title={t('title')} isOpen={isOpen} onClose={() => setIsOpen(false)} width="narrow">
        <JoinCode {...of} side={side} />
      </Dialog>
    </>
  )
}
