import { Button } from '@invigil/design/button.tsx'
import spoken from '@invigil/design/spoken.module.css'
import { Switch } from '@invigil/design/switch.tsx'
import { TalkPicture, TalkStrip } from '@invigil/design/talk-strip.tsx'
import { useTranslations } from 'use-intl'
import { TalkDevice } from './talk-device.tsx'
import { TalkLevels } from './talk-levels.tsx'
import type { TalkSession } from './talk-session.ts'
import type { ProctorTalk } from './talk-state.ts'
import { useHoldKey } from './use-hold-key.ts'
import { useTalkState } from './use-talk.ts'

/** The talk of this wall: how it stands, what the proctor may do, and why it did not work. It stays while one looks elsewhere. */
export function TalkBar({ session }: { session: TalkSession | undefined }) {
  const t = useTranslations('live.talk')
  const talk = useTalkState(session)
  const sentence = useSentence(talk)
  return (
    <>
      <div className={spoken.text} role="status">
        {sentence}
      </div>
      {session && talk ? (
        <TalkStrip
          label={t('bar', { name: talk.name })}
          sentence={sentence}
          isOver={isOver(talk)}
          picture={<Remote talk={talk} />}
          levels={talk.sound ? <TalkLevels talk={talk} /> : null}
          acts={<Acts session={session} talk={talk} />}
        >
          <Notes talk={talk} />
        </TalkStrip>
      ) : null}
    </>
  )
}

function Acts({ session, talk }: { session: TalkSession; talk: ProctorTalk }) {
  const t = useTranslations('live.talk')
  const { is, by, mode, isSpeaking, hasPicture, sound } = talk
  useHoldKey('t', (isDown) => session.speak(isDown))
  const isTalking = is === 'talking'
  return (
    <>
      {isTalking && mode === 'hold' ? (
        <Button
          kind="primary"
          aria-pressed={isSpeaking}
          onPressStart={() => session.speak(true)}
          onPressEnd={() => session.speak(false)}
        >
          {t(isSpeaking ? 'speaking' : 'hold')}
        </Button>
      ) : null}
      {isTalking ? (
        <Switch isSelected={mode === 'open'} onChange={(open) => session.setMode(open ? 'open' : 'hold')}>
          {t('mode')}
        </Switch>
      ) : null}
      {isTalking && by !== 'socket' ? (
        <Switch isSelected={hasPicture} onChange={(isOn) => void session.showPicture(isOn)}>
          {t('picture')}
        </Switch>
      ) : null}
      {isTalking && sound ? <TalkDevice session={session} sound={sound} /> : null}
      {isOver(talk) ? (
        <Button onPress={() => session.dismiss()}>{t('close')}</Button>
      ) : (
        <Button kind="danger" onPress={() => session.hangUp()}>
          {t('hang-up')}
        </Button>
      )}
    </>
  )
}

function Notes({ talk }: { talk: ProctorTalk }) {
  const t = useTranslations('live.talk')
  const { by, name, isRecorded, hasNoCamera, candidate } = talk
  if (isOver(talk)) return null
  return (
    <>
      {by ? <span>{t(`by.${by}`)}</span> : null}
      {isRecorded ? <span>{t('recorded', { name })}</span> : null}
      {hasNoCamera ? <span>{t('no-camera')}</span> : null}
      {candidate.hasSound ? null : <span>{t('candidate-silent', { name })}</span>}
      {candidate.hasSound && candidate.isMuted ? <span>{t('candidate-muted', { name })}</span> : null}
    </>
  )
}

/** What the candidate says, and shows while the proctor shows a picture too. */
function Remote({ talk: { remote, name, hasPicture, candidate } }: { talk: ProctorTalk }) {
  const t = useTranslations('live.talk')
  const isShown = hasPicture && candidate.hasPicture && remote !== undefined
  return <TalkPicture stream={remote} label={t('picture-of', { name })} isShown={isShown} />
}

function isOver({ is }: ProctorTalk): boolean {
  return is === 'ended' || is === 'not-begun' || is === 'no-microphone'
}

function useSentence(talk: ProctorTalk | undefined): string {
  const t = useTranslations('live.talk')
  if (!talk) return ''
  const { is, name, trouble, obstacle, busyWith, endedBecause } = talk
  switch (is) {
    case 'microphone':
      return t('microphone')
    case 'no-microphone':
      return t(`no-microphone.${trouble ?? 'busy'}`)
    case 'ringing':
      return t('ringing', { name })
    case 'connecting':
      return t('connecting', { name })
    case 'talking':
      return t('talking', { name })
    case 'cannot':
      return t('cannot', { name })
    case 'not-begun':
      return t(`not-begun.${obstacle ?? 'over'}`, { name, who: busyWith })
    case 'ended':
      return t(`ended.${endedBecause ?? 'proctor-hung-up'}`, { name })
  }
}
