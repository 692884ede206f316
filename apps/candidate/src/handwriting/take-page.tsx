import { Button } from '@invigil/design/button.tsx'
import { CameraIcon } from '@invigil/design/icons.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useEffect, useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useTranslations } from 'use-intl'
import styles from './handwriting.module.css'
import { shrinkPhoto } from './shrink-photo.ts'

interface TakePageProps {
  isDisabled: boolean
  /** Keeps a page; what it throws is told. */
  onPage: (page: Blob) => Promise<void>
}

/** Photographs a page with this device’s camera, or takes a picture it has; shows it, turns it, and only then keeps it. */
export function TakePage({ isDisabled, onPage }: TakePageProps) {
  const t = useTranslations('answering.pages')
  const [photo, setPhoto] = useState<Blob>()
  const [shown, setShown] = useState<{ page: Blob; url: string }>()
  const [turns, setTurns] = useState(0)
  const [trouble, setTrouble] = useState('')
  const [isKeeping, setKeeping] = useState(false)
  useEffect(() => {
    if (!photo) return
    let url: string | undefined
    let isOver = false
    shrinkPhoto(photo, turns).then(
      (page) => {
        if (isOver) return
        url = URL.createObjectURL(page)
        setShown({ page, url })
      },
      () => {
        setTrouble(t('unreadable'))
        setPhoto(undefined)
      },
    )
    return () => {
      isOver = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [photo, turns, t])

  function begin(next: File | undefined) {
    setTrouble('')
    setTurns(0)
    setShown(undefined)
    setPhoto(next)
  }
  async function keep() {
    if (!shown) return
    setKeeping(true)
    try {
      await onPage(shown.page)
      begin(undefined)
    } catch {
      setTrouble(t('not-kept'))
    }
    setKeeping(false)
  }

  return (
    <Stack gap={3}>
      {photo && shown ? (
        <>
          <img className={styles.photo} src={shown.url} alt={t('taken')} />
          <Row gap={2}>
            <Button kind="primary" isPending={isKeeping} onPress={() => void keep()}>
              {t('use')}
            </Button>
            <Button onPress={() => setTurns((turns + 1) % 4)}>{t('turn')}</Button>
            <Button kind="quiet" onPress={() => begin(undefined)}>
              {t('discard')}
            </Button>
          </Row>
        </>
      ) : (
        <div>
          <FileTrigger
            acceptedFileTypes={['image/*']}
            defaultCamera="environment"
            onSelect={(files) => begin(files?.[0])}
          >
            <Button icon={<CameraIcon size={16} />} isDisabled={isDisabled} isPending={photo !== undefined}>
              {t('take')}
            </Button>
          </FileTrigger>
        </div>
      )}
      <p role="alert">{trouble}</p>
    </Stack>
  )
}
