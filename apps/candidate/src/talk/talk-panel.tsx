import { Button } from '@invigil/design/button.tsx'
import spoken from '@invigil/design/spoken.module.css'
import { TalkPicture, TalkStrip } from '@invigil/design/talk-strip.tsx'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useStreams } from '../streams/use-streams.ts'
import { OwnLevel } from './own-level.tsx'
import styles from './talk.module.css'
import type { TalkPort } from './talk-port.ts'
import { type CandidateTalk, TalkSession } from './talk-session.ts'

/** Who speaks with the candidate, and what the candidate can do about it. Nothing is drawn while nobody does. */
export function TalkPanel({ port }: { port: TalkPort }) {
  const streams = useStreams()
  const [session, setSession] = useState<TalkSession>()
  useEffect(() => {
    const begun = new TalkSession(port, streams)
    setSession(begun)
    return () => begun.stop()
  }, [port, streams])
  const talk = useSyncExternalStore(session?.subscribe ?? nothing, session?.state ?? none)
  return (
    <>
      <div className={spoken.text} role="status">
        {talk ? <Sentence talk={talk} /> : null}
      </div>
      {session && talk ? <Panel session={session} talk={talk} /> : null}
    </>
  )
}

function Panel({ session, talk }: { session: TalkSession; talk: CandidateTalk }) {
  const t = useTranslations('attempt.voice')
  const place = useKeepsInSight()
  const sentence = useSentence(talk)
  const { name, is, by, isRecorded, isMuted, microphone, proctor, remote } = talk
  const goesOn = is !== 'ended'
  return (
    <div ref={place} className={styles.place}>
      <TalkStrip
        label={t('label', { name })}
        sentence={sentence}
        isOver={!goesOn}
        picture={
          <TalkPicture
            stream={remote}
            label={t('picture', { name })}
            isShown={proctor.hasPicture && by !== 'socket'}
            hear={t('hear', { name })}
          />
        }
        acts={goesOn ? <Acts session={session} talk={talk} /> : null}
      >
        {goesOn && isRecorded ? <span>{t('recorded', { name })}</span> : null}
        {goesOn && by === 'socket' ? <span>{t('by-socket')}</span> : null}
        {goesOn && microphone ? <OwnLevel track={microphone} isMuted={isMuted} /> : null}
      </TalkStrip>
    </div>
  )
}

function Acts({ session, talk: { microphone, isMuted } }: { session: TalkSession; talk: CandidateTalk }) {
  const t = useTranslations('attempt.voice')
  return (
    <>
      {microphone ? (
        <Button size="small" aria-pressed={isMuted} onPress={() => session.mute(!isMuted)}>
          {t(isMuted ? 'unmute' : 'mute')}
        </Button>
      ) : (
        <AnswerByVoice session={session} />
      )}
      <Button size="small" onPress={() => session.hangUp()}>
        {t('hang-up')}
      </Button>
    </>
  )
}

function AnswerByVoice({ session }: { session: TalkSession }) {
  const t = useTranslations('attempt.voice')
  const [is, setIs] = useState<'quiet' | 'asking' | 'failed'>('quiet')
  async function answer() {
    setIs('asking')
    setIs((await session.answerByVoice()) ? 'quiet' : 'failed')
  }
  return (
    <>
      {is === 'failed' ? <span role="alert">{t('no-microphone')}</span> : null}
      <Button size="small" isPending={is === 'asking'} onPress={() => void answer()}>
        {t('answer')}
      </Button>
    </>
  )
}

/** Stands below the head of the page; what one was reading there moves down with it, so that it covers nothing. */
function useKeepsInSight() {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const head = document.querySelector('header')?.offsetHeight ?? 0
    element.style.setProperty('--talk-top', `${head}px`)
    const height = element.offsetHeight
    if (window.scrollY > 0) window.scrollBy({ top: -height, behavior: 'instant' })
    return () => {
      if (window.scrollY > 0) window.scrollBy({ top: height, behavior: 'instant' })
    }
  }, [])
  return place
}

function Sentence({ talk }: { talk: CandidateTalk }) {
  return useSentence(talk)
}

function useSentence({ name, is, endedBecause }: CandidateTalk): string {
  const t = useTranslations('attempt.voice')
  switch (is) {
    case 'connecting':
      return t('connecting', { name })
    case 'talking':
      return t('talking', { name })
    case 'cannot':
      return t('cannot', { name })
    case 'ended':
      return t(endedBecause === 'proctor-gone' ? 'ended-cut' : 'ended', { name })
  }
}

function nothing(): () => void {
  return () => undefined
}

function none(): undefined {
  return undefined
}
