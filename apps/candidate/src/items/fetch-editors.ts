import type { Paper } from '@invigil/items/paper.ts'

/** Fetches the editors that a paper's items need, so that they are there when the network is not. Without them plain fields do. */
export async function fetchEditors({ sections }: Paper): Promise<void> {
  const items = sections.flatMap((section) => section.items)
  const languages = new Set(items.flatMap((item) => (item.kind === 'code' ? [item.language] : [])))
  const hasRich = items.some((item) => item.kind === 'essay' && item.writing === 'rich')
  try {
    if (hasRich) await import('./rich/rich-editor.tsx')
    if (languages.size === 0) return
    const [{ codeParser }] = await Promise.all([
      import('@invigil/design/code-parser.ts'),
      import('@invigil/design/code-mirror.ts'),
    ])
    await Promise.all([...languages].map(codeParser))
  } catch {
    // The network went; the plain fields stay.
  }
}
