import type { SideCamera } from '@invigil/contract/side-camera.ts'
import { Badge, type Tone } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { CodePicture } from './code-picture.tsx'
import styles from './side.module.css'
import type { SideProps } from './use-side-camera.ts'

const tones: Record<SideCamera['state'], Tone> = {
  none: 'neutral',
  joined: 'info',
  showing: 'good',
  lost: 'warning',
}

/** The code by which a phone becomes the side camera, and how the phone is now. */
export function JoinCode({ attemptId, attemptKey, side }: SideProps & { side: SideCamera | null }) {
  const t = useTranslations('side')
  const make = useMutation(api.checkin.sideLink.mutationOptions({ context: { attemptKey } }))
  const state = side?.state ?? 'none'
  // A code that a phone has used up is shown no more; one made for another phone is, also while the first still shows.
  const [madeAfter, setMadeAfter] = useState<string | null>()
  const isUsed = (side?.joinedAt ?? null) !== madeAfter
  const address = make.data && !isUsed ? `${window.location.origin}${make.data.path}` : undefined
  const isThere = state === 'joined' || state === 'showing'
  return (
    <Stack gap={4}>
      <Row gap={3}>
        <span role="status">
          <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
        </span>
        {side?.battery != null && isThere ? (
          <span>{t('battery', { share: Math.round(side.battery * 100) })}</span>
        ) : null}
      </Row>
      {address ? (
        <Stack gap={2}>
          <CodePicture address={address} label={t('code')} />
          <p>{t('scan')}</p>
          <p>
            <small>{t('once')}</small>
          </p>
          <details>
            <summary>{t('by-hand')}</summary>
            <code className={styles.address}>{address}</code>
          </details>
        </Stack>
      ) : null}
      {isThere && !address ? <p>{t(state === 'showing' ? 'is-showing' : 'is-joined')}</p> : null}
      <FormError error={make.error} />
      <div>
        <Button
          kind={address || isThere ? 'quiet' : 'primary'}
          isPending={make.isPending}
          onPress={() => {
            setMadeAfter(side?.joinedAt ?? null)
            make.mutate({ attemptId: attemptId as never })
          }}
        >
          {t(address ? 'new-code' : isThere ? 'other-phone' : 'show-code')}
        </Button>
      </div>
    </Stack>
  )
}
