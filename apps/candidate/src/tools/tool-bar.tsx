import { Button, IconButton } from '@invigil/design/button.tsx'
import { fetched } from '@invigil/design/fetched.tsx'
import { CrossIcon } from '@invigil/design/icons.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Group } from 'react-aria-components/Group'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { useChosenDisplay } from './display-provider.tsx'
import styles from './tools.module.css'
import { type Panel, useTools } from './tools-provider.tsx'

const Calculator = fetched(async () => (await import('./calculator.tsx')).Calculator)
const Notes = fetched(async () => (await import('./notes.tsx')).Notes)
const Highlighter = fetched(async () => (await import('./highlighter.tsx')).Highlighter)
const DisplayDialog = fetched(async () => (await import('./display-dialog.tsx')).DisplayDialog)
const KeysDialog = fetched(async () => (await import('./keys-dialog.tsx')).KeysDialog)

interface ToolBarProps {
  /** The question where the candidate is. */
  item: { id: string; number: number; html: string; hasOptions: boolean } | undefined
  keys: [isOn: boolean, turn: (isOn: boolean) => void]
}

/** The tools that this exam allows, and how the screen looks. */
export function ToolBar({ item, keys }: ToolBarProps) {
  const t = useTranslations('tools')
  const inUse = useTools()
  if (!inUse) return null
  const { tools, panel, open, isHighlighting, isStriking, strike } = inUse
  const opener = (name: Panel, label: string, isOn = panel === name) => (
    <Button
      size="small"
      aria-expanded={panel === name}
      aria-pressed={name === 'highlighter' ? isOn : undefined}
      data-tool={name}
      onPress={() => open(panel === name ? undefined : name)}
    >
      {label}
    </Button>
  )
  return (
    <Group id="tools" tabIndex={-1} aria-label={t('label')} className={styles.bar}>
      {tools.calculator === 'none' ? null : opener('calculator', t('calculator.title'))}
      {tools.notes ? opener('notes', t('notes.title')) : null}
      {tools.highlighter ? opener('highlighter', t('highlighter.title'), isHighlighting) : null}
      {tools.strikeOut && item?.hasOptions ? (
        <Button size="small" aria-pressed={isStriking} onPress={() => strike(!isStriking)}>
          {t('strike-out.title')}
        </Button>
      ) : null}
      {opener('display', t('display.title'))}
      {opener('keys', t('keys.title'))}
      <OpenedTool item={item} keys={keys} />
    </Group>
  )
}

function OpenedTool({ item, keys: [isOn, turn] }: ToolBarProps) {
  const t = useTranslations('tools')
  const chosen = useChosenDisplay()
  const inUse = useTools()
  if (!inUse?.panel) return null
  const { tools, kept, panel, open, isHighlighting, highlight } = inUse
  const close = () => open(undefined)
  return (
    <Suspense>
      {panel === 'display' && chosen ? (
        <DisplayDialog
          display={chosen.display}
          given={chosen.given}
          aids={chosen.aids}
          onChange={chosen.choose}
          onClose={close}
        />
      ) : panel === 'keys' ? (
        <KeysDialog tools={tools} isOn={isOn} onTurn={turn} onClose={close} />
      ) : (
        <Beside
          panel={panel}
          isReady={panel === 'calculator' || kept !== undefined}
          title={t(`${panel}.title`)}
          onClose={close}
        >
          {panel === 'calculator' && tools.calculator !== 'none' ? (
            <Calculator kind={tools.calculator} />
          ) : null}
          {kept && panel === 'notes' ? <Notes kept={kept} item={item} /> : null}
          {kept && panel === 'highlighter' ? (
            <Highlighter kept={kept} item={item} isOn={isHighlighting} onSwitch={highlight} />
          ) : null}
        </Beside>
      )}
    </Suspense>
  )
}

interface BesideProps {
  panel: Panel
  /** False until what belongs in it is known. */
  isReady: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** Stands beside the questions and leaves them to be answered. It takes the focus once, and gives it back to its button. */
function Beside({ panel, isReady, title, onClose, children }: BesideProps) {
  const t = useTranslations('tools')
  const place = useRef<HTMLElement>(null)
  const begun = useRef<Panel>(undefined)
  const close = () => {
    document.querySelector<HTMLElement>(`[data-tool="${panel}"]`)?.focus()
    onClose()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tool is begun at its first field, once that is there
  useEffect(() => {
    // A field that comes late takes the keyboard only from where it was left to wait for it.
    if (begun.current === panel && document.activeElement !== place.current) return
    begun.current = panel
    ;(place.current?.querySelector<HTMLElement>('input, textarea') ?? place.current)?.focus()
  }, [panel, isReady])
  return createPortal(
    <section
      ref={place}
      tabIndex={-1}
      aria-label={title}
      className={styles.beside}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <header className={styles.head}>
        <h2>{title}</h2>
        <IconButton size="small" label={t('close', { name: title })} icon={<CrossIcon />} onPress={close} />
      </header>
      {isReady ? children : <LoadingState lines={2} />}
    </section>,
    document.getElementById('content') ?? document.body,
  )
}
