import { RadioGroup } from '@invigil/design/radio-group.tsx'
import type { Item } from '@invigil/items/all.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import { useTranslations } from 'use-intl'
import { Compared, WordsCompared } from './bank/compared.tsx'
import { inWords } from './bank/item-words.ts'
import { useWords } from './bank/use-words.ts'
import styles from './clash.module.css'
import type { Choices, Clash, Piece } from './merge-drafts.ts'

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

/** Theirs is struck out where mine stands instead, word by word. */
function BothSides({ clash: { mine, theirs }, name }: { clash: Clash; name: string }) {
  const t = useTranslations('authoring.clash')
  const words = useWords()
  if (!mine) return <p>{t('removed', { name })}</p>
  if (!theirs) return <p>{t('removed-theirs', { name })}</p>
  if (mine.what === 'item' && theirs.what === 'item')
    return <Compared older={asBody(theirs.value)} newer={asBody(mine.value)} />
  return (
    <p>
      <WordsCompared older={inWords(theirs.value, words)} newer={inWords(mine.value, words)} />
    </p>
  )
}

function asBody(item: Item) {
  return { item, tags: [], difficulty: null }
}

function useNames() {
  const t = useTranslations()
  return ({ what, id, mine, theirs }: Clash): string => {
    const own = wordsOf(mine) || wordsOf(theirs)
    if (what !== 'exam') return [t(`authoring.clash.${what}`), own && `“${own}”`].filter(Boolean).join(' ')
    switch (id) {
      case 'title':
        return t('exam.exam-title')
      case 'language':
        return t('common.language')
      case 'minutes':
        return t('exam.minutes')
      case 'tools':
        return t('authoring.clash.tools')
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
