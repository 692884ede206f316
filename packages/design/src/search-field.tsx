import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import {
  type SearchFieldProps as AriaProps,
  SearchField as AriaSearchField,
} from 'react-aria-components/SearchField'
import { useTranslations } from 'use-intl'
import styles from './field.module.css'
import { CrossIcon, SearchIcon } from './icons.tsx'

interface SearchFieldProps extends Omit<AriaProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What is searched, e.g. “Search people”; read out and shown while empty. */
  label: string
}

/** A search box for a list. Escape empties it. */
export function SearchField({ label, ...rest }: SearchFieldProps) {
  const t = useTranslations('common')
  return (
    <AriaSearchField {...rest} aria-label={label} className={`${styles.field} ${styles.search}`}>
      {({ isEmpty }) => (
        <Group className={`${styles.control} ${styles.group}`}>
          <span className={styles.before}>
            <SearchIcon size={16} />
          </span>
          <Input className={styles.inner} placeholder={label} />
          {isEmpty ? null : (
            <Button className={styles.step} aria-label={t('clear')}>
              <CrossIcon size={14} />
            </Button>
          )}
        </Group>
      )}
    </AriaSearchField>
  )
}
