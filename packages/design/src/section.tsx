import { type ReactNode, useId } from 'react'
import styles from './section.module.css'

interface SectionProps {
  title: string
  /** A sentence below the title. */
  description?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  children: ReactNode
}

/** A part of a page under its own title, parted from the one above by a line. */
export function Section({ title, description, actions, children }: SectionProps) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <div>
          <h2 id={id}>{title}</h2>
          {description ? <p className={styles.description}>{description}</p> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </section>
  )
}

interface PageHeadProps {
  title: string
  /** A line above the title: where this page belongs, usually a `Link` back. */
  above?: ReactNode
  description?: ReactNode
  actions?: ReactNode
}

/** The head of a page: the only `h1` there is, and the title of the window. */
export function PageHead({ title, above, description, actions }: PageHeadProps) {
  return (
    <header className={styles.page}>
      <title>{`${title} · Invigil`}</title>
      <div>
        {above ? <div className={styles.above}>{above}</div> : null}
        <h1>{title}</h1>
        {description ? <p className={styles.description}>{description}</p> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  )
}

/** Short facts as pairs of a name and a value. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
