import { Button } from '@invigil/design/button.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { thisStore } from '../store/this-store.ts'
import styles from './handwriting.module.css'
import { drawSheet, drawStroke, type Stroke, sheet } from './strokes.ts'

interface DrawingBoardProps {
  /** Under which the lines are kept in this browser until they are a page. */
  keptAs: string
  questionId: string
  isDisabled: boolean
  onPage: (page: Blob) => Promise<void>
}

/** What is drawn becomes a page of the answer by itself when nothing was added for so long, in milliseconds. */
const saveAfterMs = 20_000

/** A sheet to draw on with pen, finger or mouse. Every line is kept in this browser at once. */
export function DrawingBoard({ keptAs, questionId, isDisabled, onPage }: DrawingBoardProps) {
  const t = useTranslations('answering.drawing')
  const canvas = useRef<HTMLCanvasElement>(null)
  const line = useRef<Stroke>(undefined)
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const [width, setWidth] = useState<'thin' | 'thick' | 'rubber'>('thin')
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    void thisStore()
      .then((store) => store.get<Stroke[]>(keptAs))
      .then((kept) => kept && setStrokes(kept))
  }, [keptAs])
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (pen) drawSheet(pen, strokes)
  }, [strokes])

  function change(next: readonly Stroke[]) {
    setStrokes(next)
    void thisStore().then((store) => store.write({ [keptAs]: next }))
  }
  async function finish() {
    const blob = await new Promise<Blob | null>((resolve) => canvas.current?.toBlob(resolve, 'image/png'))
    if (!blob) return
    try {
      await onPage(blob)
      change([])
      setTrouble('')
    } catch {
      setTrouble(t('not-kept'))
    }
  }
  const finishIfDrawn = useEffectEvent(() => {
    if (strokes.length > 0 && !line.current && !isDisabled) void finish()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: every line begins the wait anew
  useEffect(() => {
    const timer = setTimeout(() => finishIfDrawn(), saveAfterMs)
    return () => clearTimeout(timer)
  }, [strokes])

  function begin(event: PointerEvent<HTMLCanvasElement>) {
    if (event.button !== 0 || isDisabled) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const pens = { thin: 4, thick: 10, rubber: 40 }
    const colour = width === 'rubber' ? '#ffffff' : '#111111'
    line.current = { width: pens[width], colour, points: placeOf(event) }
  }
  function go(event: PointerEvent<HTMLCanvasElement>) {
    const pen = canvas.current?.getContext('2d')
    if (!line.current || !pen) return
    line.current.points.push(...placeOf(event))
    drawStroke(pen, { ...line.current, points: line.current.points.slice(-6) })
  }
  function end() {
    if (!line.current) return
    const drawn = line.current
    line.current = undefined
    change([...strokes, drawn])
  }

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

function placeOf(event: PointerEvent<HTMLCanvasElement>): number[] {
  const box = event.currentTarget.getBoundingClientRect()
  const x = ((event.clientX - box.left) / box.width) * sheet.width
  const y = ((event.clientY - box.top) / box.height) * sheet.height
  const pressure = event.pointerType === 'pen' ? event.pressure : 0.5
  return [Math.round(x), Math.round(y), Math.round(pressure * 100) / 100]
}
