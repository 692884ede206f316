import type { RevisionContent } from '@invigil/contract/exam-revision.ts'
import type { ExamContent, Section } from '@invigil/items/exam-content.ts'
import type { Draft } from './draft.ts'

/** What a revision says, as a draft would: without what was frozen with it, the pools and the way numbers are written. */
export function draftOfRevision({ title, language, minutes, content, policy }: RevisionContent): Draft {
  const { decimals, sections, ...settings } = content
  const drafted: ExamContent = { ...settings, sections: sections.map(withoutPools) }
  return { title, language, minutes, content: drafted, policy }
}

function withoutPools({ draws, ...section }: Section): Section {
  return draws ? { ...section, draws: draws.map(({ pool, ...draw }) => draw) } : section
}
