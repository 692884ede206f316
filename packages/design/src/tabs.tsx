import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'
import styles from './tabs.module.css'

interface TabPage<Id extends string> {
  id: Id
  title: string
  /** A small number behind the title. */
  count?: number
  content: ReactNode
}

interface TabsProps<Id extends string> {
  /** What the tabs divide, read out. */
  label: string
  pages: readonly TabPage<Id>[]
  /** The open page; leave out both to let the tabs remember it themselves. */
  selected?: Id
  onSelect?: (id: Id) => void
}

/** Several pages in one place, one of them open. */
export function Tabs<Id extends string>({ label, pages, selected, onSelect }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={styles.tabs}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const page = pages.find(({ id }) => id === key)
        if (page) onSelect?.(page.id)
      }}
    >
      <TabList aria-label={label} className={styles.list}>
        {pages.map(({ id, title, count }) => (
          <Tab key={id} id={id} className={styles.tab}>
            {title}
            {count === undefined ? null : <span className={styles.count}>{count}</span>}
          </Tab>
        ))}
      </TabList>
      {pages.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles.panel}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
