import { Button } from '@invigil/design/button.tsx'
import { CopyIcon, MessageIcon } from '@invigil/design/icons.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useTranslations } from 'use-intl'
import styles from './sitting.module.css'

/** The room code as large as a poster, to be copied or read out: each character with a word that cannot be misheard. */
export function RoomCode({ code }: { code: string }) {
  const t = useTranslations()
  const [locale] = useLanguage()
  const words = [...code.replace('-', '')].map((character) => t(`sitting.spelling.${character}` as never))

  async function copy() {
    try {
      await navigator.clipboard.writeText(code)
      toast(t('common.copied'))
    } catch {
      toast(t('common.copy-by-hand'), 'danger')
    }
  }

  function readAloud() {
    const speech = new SpeechSynthesisUtterance(words.join(', '))
    speech.lang = locale
    speech.rate = 0.8
    window.speechSynthesis.cancel()
    window.speechSynthesis.speak(speech)
  }

  return (
    <section className={styles.code} aria-label={t('sitting.room-code')}>
      <span className={styles.caption}>{t('sitting.room-code')}</span>
      <output className={styles.characters} aria-label={words.join(' ')}>
        {code}
      </output>
      <p className={styles.spelling}>{words.join(' · ')}</p>
      <Row gap={2}>
        <Button size="small" icon={<CopyIcon size={16} />} onPress={() => void copy()}>
          {t('common.copy')}
        </Button>
        {'speechSynthesis' in window ? (
          <Button size="small" icon={<MessageIcon size={16} />} onPress={readAloud}>
            {t('sitting.read-aloud')}
          </Button>
        ) : null}
      </Row>
    </section>
  )
}
