import { IconButton } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { MinusIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type PointerEvent, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './tools.module.css'

const steps = [1, 1.5, 2, 3, 4]

interface PictureDialogProps {
  src: string
  alt: string
  onClose: () => void
}

/** An image as large as one likes, moved by keys, by scrolling or by dragging. */
export function PictureDialog({ src, alt, onClose }: PictureDialogProps) {
  const t = useTranslations('tools.picture')
  const format = useFormatter()
  const [at, setAt] = useState(0)
  const place = useRef<HTMLElement>(null)
  const scale = steps[at] ?? 1
  const drag = ({ movementX, movementY, buttons, pointerType }: PointerEvent) => {
    if (buttons === 1 && pointerType === 'mouse') place.current?.scrollBy(-movementX, -movementY)
  }
  const percent = format.number(scale, { style: 'percent' })
  return (
    <Dialog title={t('title')} width="wide" isOpen onClose={onClose}>
      <Stack gap={3}>
        <Row>
          <IconButton
            kind="normal"
            label={t('out')}
            icon={<MinusIcon />}
            onPress={() => setAt(Math.max(0, at - 1))}
          />
          <output>{percent}</output>
          <IconButton
            kind="normal"
            label={t('in')}
            icon={<PlusIcon />}
            onPress={() => setAt(Math.min(steps.length - 1, at + 1))}
          />
        </Row>
        <section
          ref={place}
          className={styles.pan}
          aria-label={t('area', { percent })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
          tabIndex={0}
          onPointerMove={drag}
        >
          <img src={src} alt={alt} draggable={false} data-scale={scale} className={styles.enlarged} />
        </section>
      </Stack>
    </Dialog>
  )
}
