import type { Wall } from '@invigil/contract/live.ts'
import { SearchField } from '@invigil/design/search-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { useQuery } from '@tanstack/react-query'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { type Choosing, countTiles } from './filter-tiles.ts'
import { sources } from './tile-source.ts'
import styles from './wall-filter.module.css'
import { shows, sizes, type WallSearch } from './wall-search.ts'

interface WallFilterProps {
  wall: Wall
  around: Choosing
  search: WallSearch
  onSearch: (change: Partial<WallSearch>) => void
}

/** Which candidates are shown, with how many there are of each, and how large. */
export function WallFilter({ wall, around, search, onSearch }: WallFilterProps) {
  const t = useTranslations('live.show')
  const choices = (['all', ...shows] as const).map((id) => ({
    id,
    label: t(id),
    count: countTiles(wall.tiles, id === 'all' ? undefined : id, around),
  }))
  return (
    <div className={styles.filter}>
      <ToggleButtonGroup
        aria-label={t('label')}
        className={styles.group}
        selectedKeys={[search.show ?? 'all']}
        disallowEmptySelection
        onSelectionChange={([key]) => onSearch({ show: shows.find((one) => one === key) })}
      >
        {choices.map(({ id, label, count }) => (
          <ToggleButton key={id} id={id} className={styles.choice} data-show={id}>
            {label} <span className={styles.count}>{count}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className={styles.find}>
        <SearchField
          label={t('search')}
          value={search.search ?? ''}
          onChange={(text) => onSearch({ search: text || undefined })}
        />
      </div>
      <Parts wall={wall} search={search} onSearch={onSearch} />
      <ToggleButtonGroup
        aria-label={t('source')}
        className={styles.group}
        selectedKeys={[search.source ?? 'face']}
        disallowEmptySelection
        onSelectionChange={([key]) =>
          onSearch({ source: sources.find((one) => one === key), sourceOf: undefined })
        }
      >
        {sources.map((source) => (
          <ToggleButton key={source} id={source} className={styles.choice}>
            {t(`sources.${source}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ToggleButtonGroup
        aria-label={t('size')}
        className={styles.group}
        selectedKeys={[search.size ?? 'medium']}
        disallowEmptySelection
        onSelectionChange={([key]) => onSearch({ size: sizes.find((one) => one === key) })}
      >
        {sizes.map((size) => (
          <ToggleButton key={size} id={size} className={styles.choice} aria-label={t(size)}>
            <span className={styles.square} data-size={size} title={t(size)} />
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}

/** The rooms and groups of a sitting that has any; a proctor's own room stands first. */
function Parts({ wall, search, onSearch }: Pick<WallFilterProps, 'wall' | 'search' | 'onSearch'>) {
  const t = useTranslations('seating')
  const me = useQuery(api.identity.me.queryOptions()).data?.person.id
  const { rooms, groups } = wall.sitting
  if (rooms.length + groups.length === 0) return null
  const isMine = (room: (typeof rooms)[number]) => room.proctors.some(({ id }) => id === me)
  const mineFirst = rooms.toSorted((one, other) => Number(isMine(other)) - Number(isMine(one)))
  return (
    <div className={styles.find}>
      <Select
        label={t('room-or-group')}
        hidesLabel
        value={search.part ?? 'all'}
        onChange={(part) => onSearch({ part })}
        choices={[
          { id: 'all', label: t('whole-sitting') },
          ...mineFirst.map((room) => ({
            id: `room ${room.name}`,
            label: room.name,
            ...(isMine(room) ? { note: t('my-room') } : {}),
          })),
          ...groups.map((name) => ({ id: `group ${name}`, label: name })),
        ]}
      />
    </div>
  )
}
