import type { KeptDraftContent, RevisionContent } from '@invigil/contract/exam-revision.ts'
import type { ExamContent, Section } from '@invigil/items/exam-content.ts'
import type { Draft } from './draft.ts'

/** What a revision or a kept draft says, as a draft would: without what was frozen with it, the pools and the way numbers are written. */
export function draftOfRevision(said: RevisionContent | KeptDraftContent): Draft {
  const { title, language, minutes, content, policy } = said
  const { decimals, sections, ...settings } = content
  const drafted: ExamContent = { ...settings, sections: sections.map(withoutPools) }
  return { title, language, minutes, content: drafted, policy }
}

function withoutPools({ draws, ...section }: Section): Section {
  return draws ? { ...section, draws: draws.map(({ pool, ...draw }) => draw) } : section
}
