import { RadioGroup } from '@invigil/design/radio-group.tsx'
import type { Item } from '@invigil/items/all.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import { useTranslations } from 'use-intl'
import { Compared, WordsCompared } from './bank/compared.tsx'
import { inWords } from './bank/item-words.ts'
import { useWords } from './bank/use-words.ts'
import styles from './clash.module.css'
import type { Choices, Clash, Piece } from './draft-pieces.ts'

interface ClashesProps {
  clashes: readonly Clash[]
  /** Who wrote the other side. */
  name: string
  choices: Choices
  onChoose: (id: string, side: 'mine' | 'theirs') => void
}

/** What two authors changed otherwise, each with both its sides, and whose counts. */
export function Clashes({ clashes, name, choices, onChoose }: ClashesProps) {
  const t = useTranslations('authoring.clash')
  const nameOf = useNames()
  return (
    <ul className={styles.clashes}>
      {clashes.map((clash) => (
        <li key={clash.id} className={styles.clash}>
          <BothSides clash={clash} name={name} />
          <RadioGroup
            label={nameOf(clash)}
            look="row"
            value={choices[clash.id] ?? 'mine'}
            onChange={(side) => onChoose(clash.id, side)}
            choices={[
              { id: 'mine', label: t('mine') },
              { id: 'theirs', label: t('theirs', { name }) },
            ]}
          />
        </li>
      ))}
    </ul>
  )
}

/** Theirs is struck out where mine stands instead, word by word; what one of both removed is shown as the other has it. */
function BothSides({ clash: { what, mine, theirs, within }, name }: { clash: Clash; name: string }) {
  const t = useTranslations('authoring.clash')
  const words = useWords()
  const sides = within ?? { path: '', mine: mine?.value, theirs: theirs?.value }
  const said = (value: unknown) => inWords(withTexts(value, mine ?? theirs), words, fieldOf(sides.path))
  const isMineGone = sides.mine === undefined
  if (isMineGone || sides.theirs === undefined) {
    const left = isMineGone ? sides.theirs : sides.mine
    if (what === 'section' && !within)
      return <p>{t(isMineGone ? 'removed-section' : 'removed-section-theirs', { name })}</p>
    return (
      <>
        <p>{t(isMineGone ? 'removed' : 'removed-theirs', { name })}</p>
        <p className={styles.left}>{said(left)}</p>
      </>
    )
  }
  if (within || mine?.what !== 'item' || theirs?.what !== 'item')
    return (
      <p>
        {isContent(mine) ? (
          t('content-text')
        ) : (
          <WordsCompared older={said(sides.theirs)} newer={said(sides.mine)} />
        )}
      </p>
    )
  return (
    <>
      <p>{t('whole-text')}</p>
      <Compared older={asBody(theirs.value)} newer={asBody(mine.value)} />
    </>
  )
}

/** The whole content of an exam, too long to be read here. */
function isContent(piece: Piece | undefined): boolean {
  return piece?.what === 'exam' && piece.id === 'content'
}

/** Where a key names options or columns by their ids, their texts. */
function withTexts(value: unknown, piece: Piece | undefined): unknown {
  if (piece?.what !== 'item') return value
  const { value: item } = piece
  const parts = [...('options' in item ? item.options : []), ...('columns' in item ? item.columns : [])]
  const textOf = (id: unknown) => parts.find((part) => part.id === id)?.text || id
  return Array.isArray(value) ? value.map(textOf) : textOf(value)
}

/** The field that a path leads to. */
function fieldOf(path: string): string {
  return path.split('/').at(-1) ?? ''
}

function asBody(item: Item) {
  return { item, tags: [], difficulty: null }
}

function useNames() {
  const t = useTranslations()
  const words = useWords()
  const nameOf = useWholeNames()
  return (clash: Clash): string => {
    const whole = nameOf(clash)
    const [field] = clash.within?.path.split('/') ?? []
    if (!field || clash.what === 'exam') return whole
    const isPlace = field === 'place' || field === 'items-order' || field === 'draws-order'
    const said = isPlace ? t(`authoring.clash.${field}`) : words.field(field)
    return t('authoring.clash.within', { whole, field: said })
  }
}

function useWholeNames() {
  const t = useTranslations()
  return ({ what, id, mine, theirs }: Clash): string => {
    const own = wordsOf(mine) || wordsOf(theirs)
    if (what !== 'exam') return [t(`authoring.clash.${what}`), own && `“${own}”`].filter(Boolean).join(' ')
    switch (id.split('/')[0]) {
      case 'title':
        return t('exam.exam-title')
      case 'language':
        return t('common.language')
      case 'minutes':
        return t('exam.minutes')
      case 'tools':
        return t('authoring.clash.tools')
      case 'order':
      case 'content':
        return t(`authoring.clash.${id === 'order' ? 'order' : 'content'}`)
      case 'shuffleOptions':
        return t('authoring.clash.shuffle-options')
      default:
        return t('authoring.clash.rule')
    }
  }
}

function wordsOf(piece: Piece | undefined): string {
  if (piece?.what === 'item') return firstWords(piece.value.text)
  return piece?.what === 'section' ? piece.value.title : ''
}
