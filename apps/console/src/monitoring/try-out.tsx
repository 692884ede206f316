import type { DetectorRule } from '@invigil/contract/policy.ts'
import { Button } from '@invigil/design/button.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './monitoring.module.css'
import { SightLines } from './sight-lines.tsx'
import { SightMarks } from './sight-marks.tsx'
import { TriedKinds } from './tried-kinds.tsx'
import { useSight } from './use-sight.ts'
import { useTrial } from './use-trial.ts'

type Camera = { is: 'off' | 'opening' | 'failed' } | { is: 'open'; stream: MediaStream }

/**
 * An author tries the rules as they stand on the own camera. Nothing leaves the browser, nothing is kept. It stands beside the
 * rules, without a box of its own, so that the picture can stay in sight while they are changed.
 */
export function TryOut({ rules }: { rules: Readonly<Record<string, DetectorRule>> }) {
  const t = useTranslations('sight.try-out')
  const [camera, setCamera] = useState<Camera>({ is: 'off' })
  const stream = camera.is === 'open' ? camera.stream : undefined
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  useEffect(() => () => endTracks(stream), [stream])

  async function open() {
    setCamera({ is: 'opening' })
    try {
      const video = { width: { ideal: 640 }, height: { ideal: 480 } }
      const opened = await navigator.mediaDevices.getUserMedia({ video })
      // Who left while the browser asked must not leave a camera on.
      if (isHere.current) setCamera({ is: 'open', stream: opened })
      else endTracks(opened)
    } catch {
      // Whatever stands in the way, what helps is the same.
      setCamera({ is: 'failed' })
    }
  }

  return (
    <>
      <div>
        {stream ? (
          <Button onPress={() => setCamera({ is: 'off' })}>{t('stop')}</Button>
        ) : (
          <Button isPending={camera.is === 'opening'} onPress={() => void open()}>
            {t('start')}
          </Button>
        )}
      </div>
      {camera.is === 'failed' ? (
        <Notice tone="warning" isAnnounced>
          {t('failed')}
        </Notice>
      ) : null}
      {stream ? <Trial stream={stream} rules={rules} /> : null}
    </>
  )
}

function Trial({ stream, rules }: { stream: MediaStream; rules: Readonly<Record<string, DetectorRule>> }) {
  const t = useTranslations('sight.try-out')
  const video = useRef<HTMLVideoElement>(null)
  const [size, setSize] = useState({ width: 640, height: 480 })
  const trial = useTrial(rules)
  const sight = useSight(stream, trial.see)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return (
    <>
      <p className={styles.quiet}>{t('text')}</p>
      <div className={styles.try}>
        <div className={styles.picture}>
          <video
            ref={video}
            autoPlay
            muted
            playsInline
            aria-label={t('picture')}
            onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) =>
              setSize({ width: videoWidth, height: videoHeight })
            }
          />
          <SightMarks sight={sight} {...size} fit="contain" />
        </div>
        <div className={styles.words}>
          <TriedKinds kinds={trial.kinds} noticed={trial.noticed} />
          <SightLines sight={sight} />
        </div>
      </div>
    </>
  )
}

function endTracks(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
