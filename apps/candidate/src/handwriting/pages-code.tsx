import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { CodePicture } from '../side/code-picture.tsx'
import styles from './handwriting.module.css'

interface PagesCodeProps {
  attemptId: string
  attemptKey: string
  itemId: string
  onMade: () => void
}

/** The code by which one phone can photograph pages for this question. */
export function PagesCode({ attemptId, attemptKey, itemId, onMade }: PagesCodeProps) {
  const t = useTranslations('answering.pages')
  const make = useMutation(
    api.attempt.pagesLink.mutationOptions({ context: { attemptKey }, onSuccess: onMade }),
  )
  const address = make.data ? `${window.location.origin}${make.data.path}` : undefined
  return (
    <Stack gap={3}>
      {address ? (
        <>
          <CodePicture address={address} label={t('code')} />
          <p>{t('scan')}</p>
          <details>
            <summary>{t('by-hand')}</summary>
            <code className={styles.address}>{address}</code>
          </details>
        </>
      ) : null}
      <FormError error={make.error} />
      <div>
        <Button
          isPending={make.isPending}
          onPress={() => make.mutate({ attemptId: attemptId as never, itemId: itemId as never })}
        >
          {t(address ? 'new-code' : 'show-code')}
        </Button>
      </div>
    </Stack>
  )
}
