import type { Tools } from '@invigil/items/exam-content.ts'

/** Fetches the tools of an exam, so that they are there when the network is not. */
export async function fetchTools(tools: Tools): Promise<void> {
  try {
    await Promise.all([
      import('@invigil/design/preferences-menu.tsx'),
      import('./display-dialog.tsx'),
      import('./keys-dialog.tsx'),
      import('./picture-dialog.tsx'),
      ...(tools.calculator === 'none' ? [] : [import('./calculator.tsx')]),
      ...(tools.notes ? [import('./notes.tsx')] : []),
      ...(tools.highlighter ? [import('./highlighter.tsx')] : []),
    ])
  } catch {
    // The network went; the exam goes on without what is not here.
  }
}
