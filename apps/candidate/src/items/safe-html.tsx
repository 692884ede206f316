import styles from './items.module.css'

/** Text of the paper, rendered by our own server from a Markdown subset that lets no HTML through. */
export function SafeHtml({ html, id }: { html: string; id?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: items/text.ts escapes whatever an author writes
  return <div id={id} className={styles.text} dangerouslySetInnerHTML={{ __html: html }} />
}
