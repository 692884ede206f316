import { Dialog } from '@invigil/design/dialog.tsx'
import { useTranslations } from 'use-intl'
import styles from './keys-help.module.css'

const keys = [
  ['arrows', '← ↑ → ↓'],
  ['enter', 'Enter'],
  ['escape', 'Esc'],
  ['sides', '← →'],
  ['m', 'M'],
  ['w', 'W'],
  ['p', 'P'],
  ['e', 'E'],
  ['t', 'T'],
  ['n', 'N'],
  ['a', 'A'],
  ['c', 'C'],
  ['i', 'I'],
  ['x', 'X'],
  ['k', 'K'],
  ['h', 'H'],
  ['v', 'V'],
  ['numbers', '1 2 3'],
  ['l', 'L'],
  ['b', 'B'],
  ['g', 'G'],
  ['f', 'F'],
  ['slash', '/'],
  ['s', 'S'],
  ['question', '?'],
] as const

/** Which keys the wall understands. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useTranslations('live.keys')
  return (
    <Dialog title={t('title')} width="narrow" isOpen onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(([name, key]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
