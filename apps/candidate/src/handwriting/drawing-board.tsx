import { Button } from '@invigil/design/button.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type PointerEvent, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import styles from './handwriting.module.css'
import type { Sheets } from './sheets.ts'
import { drawSheet, drawStroke, type Stroke, sheet } from './strokes.ts'

interface DrawingBoardProps {
  sheets: Sheets
  itemId: string
  questionId: string
  isDisabled: boolean
}

/** What is drawn becomes a page of the answer by itself when nothing was added for so long, in milliseconds. */
const saveAfterMs = 20_000

/** A sheet to draw on with pen, finger or mouse. Every line is kept in this browser at once; leaving the sheet makes it a page. */
export function DrawingBoard({ sheets, itemId, questionId, isDisabled }: DrawingBoardProps) {
  const t = useTranslations('answering.drawing')
  const canvas = useRef<HTMLCanvasElement>(null)
  const strokes = useSyncExternalStore(sheets.subscribe, () => sheets.drawn(itemId))
  const [width, setWidth] = useState<'thin' | 'thick' | 'rubber'>('thin')
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (pen) drawSheet(pen, strokes)
  }, [strokes])

  const change = (next: readonly Stroke[]) => sheets.draw(itemId, next)
  const finish = () =>
    sheets.finish(itemId).then(
      () => setTrouble(''),
      () => setTrouble(t('not-kept')),
    )
  useFinishing(sheets, itemId, () => {
    if (strokes.length > 0 && !sheets.line(itemId) && !isDisabled) void finish()
  })

  function begin(event: PointerEvent<HTMLCanvasElement>) {
    if (event.button !== 0 || isDisabled) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const pens = { thin: 4, thick: 10, rubber: 40 }
    const colour = width === 'rubber' ? '#ffffff' : '#111111'
    sheets.beginLine(itemId, { width: pens[width], colour, points: placeOf(event) })
  }
  function go(event: PointerEvent<HTMLCanvasElement>) {
    const pen = canvas.current?.getContext('2d')
    const line = sheets.line(itemId)
    if (!line || !pen) return
    line.points.push(...placeOf(event))
    drawStroke(pen, { ...line, points: line.points.slice(-6) })
  }
  const end = () => sheets.endLine(itemId)

  return (
    <Stack gap={3}>
      <canvas
        ref={canvas}
        {...sheet}
        className={styles.sheet}
        role="img"
        aria-label={t('sheet')}
        aria-describedby={questionId}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <RadioGroup
        label={t('pen')}
        look="row"
        value={width}
        onChange={setWidth}
        choices={(['thin', 'thick', 'rubber'] as const).map((id) => ({ id, label: t(id) }))}
      />
      <Row gap={2}>
        <Button isDisabled={strokes.length === 0} onPress={() => change(strokes.slice(0, -1))}>
          {t('undo')}
        </Button>
        <Button kind="quiet" isDisabled={strokes.length === 0} onPress={() => change([])}>
          {t('clear')}
        </Button>
        <Button kind="primary" isDisabled={strokes.length === 0 || isDisabled} onPress={() => void finish()}>
          {t('add')}
        </Button>
      </Row>
      <p role="status">{trouble || (strokes.length > 0 ? t('unsaved') : '')}</p>
    </Stack>
  )
}

/** Makes the sheet a page some time after its last line, and when it is left. */
function useFinishing(sheets: Sheets, itemId: string, finish: () => void): void {
  const strokes = sheets.drawn(itemId)
  const finishNow = useEffectEvent(finish)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every line begins the wait anew
  useEffect(() => {
    const timer = setTimeout(() => finishNow(), saveAfterMs)
    return () => clearTimeout(timer)
  }, [strokes])
  useEffect(() => () => void sheets.finish(itemId).catch(() => undefined), [sheets, itemId])
}

function placeOf(event: PointerEvent<HTMLCanvasElement>): number[] {
  const box = event.currentTarget.getBoundingClientRect()
  const x = ((event.clientX - box.left) / box.width) * sheet.width
  const y = ((event.clientY - box.top) / box.height) * sheet.height
  const pressure = event.pointerType === 'pen' ? event.pressure : 0.5
  return [Math.round(x), Math.round(y), Math.round(pressure * 100) / 100]
}
