import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'
import { useTranslations } from 'use-intl'
import { IconButton } from './button.tsx'
import { CrossIcon } from './icons.tsx'
import styles from './toasts.module.css'

interface Toast {
  text: string
  tone: 'neutral' | 'good' | 'danger'
}

const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 })

/** Says in passing that something was done. What is wrong, or has to be read, belongs on the page and not in a toast. */
export function toast(text: string, tone: Toast['tone'] = 'good'): void {
  queue.add({ text, tone }, { timeout: 6000 })
}

/** Where toasts appear: once in each app. The time does not run while one is pointed at or focused. */
export function Toasts() {
  const t = useTranslations('common')
  return (
    <ToastRegion queue={queue} aria-label={t('notices')} className={styles.region}>
      {({ toast: shown }) => (
        <AriaToast toast={shown} className={styles.toast} data-toast data-tone={shown.content.tone}>
          <ToastContent className={styles.text}>
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          <IconButton
            label={t('close')}
            size="small"
            icon={<CrossIcon size={14} />}
            onPress={() => queue.close(shown.key)}
          />
        </AriaToast>
      )}
    </ToastRegion>
  )
}
