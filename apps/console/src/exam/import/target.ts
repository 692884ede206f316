import type { BankFolderId, BankId, ExamId, Locale, SectionId } from '@invigil/contract/ids.ts'
import type { ImportReview } from '@invigil/contract/import.ts'
import { client } from '../../api.ts'

/** Where accepted questions go. */
export type Target =
  | { into: 'new-exam'; title: string; language: Locale }
  | { into: 'exam'; examId: ExamId; sectionId: SectionId | null }
  | { into: 'bank'; bankId: BankId; folderId: BankFolderId | null }

/** A file as it is sent to be read, and once more to be stored. */
export interface ChosenFile {
  name: string
  /** Base64. */
  data: string
}

/** Asks what a file would bring to where it goes. */
export async function readFor(target: Target, file: ChosenFile): Promise<ImportReview> {
  switch (target.into) {
    case 'new-exam':
      return (await client.exam.imports.read(file)) as ImportReview
    case 'exam':
      return (await client.exam.imports.readForExam({ examId: target.examId, ...file })) as ImportReview
    case 'bank':
      return (await client.exam.imports.readForBank({ bankId: target.bankId, ...file })) as ImportReview
  }
}

/** Stores accepted entries; answers how many, and the page on which they are. */
export async function storeIn(
  target: Target,
  accepted: ChosenFile & { hash: string; entries: number[] },
): Promise<{ stored: number; href: string }> {
  switch (target.into) {
    case 'new-exam': {
      const { title, language } = target
      const { stored, examId } = await client.exam.imports.storeAsExam({ title, language, ...accepted })
      return { stored, href: `/exams/${examId}` }
    }
    case 'exam': {
      const { examId, sectionId } = target
      const { stored } = await client.exam.imports.storeInExam({ examId, sectionId, ...accepted })
      return { stored, href: `/exams/${examId}` }
    }
    case 'bank': {
      const { bankId, folderId } = target
      const { stored } = await client.exam.imports.storeInBank({ bankId, folderId, ...accepted })
      return { stored, href: folderId ? `/banks/${bankId}?folder=${folderId}` : `/banks/${bankId}` }
    }
  }
}
