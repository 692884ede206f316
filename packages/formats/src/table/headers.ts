/** The columns of a table of questions, beside the options `a`, `b`, `c` and so on. */
export type TableColumn =
  | 'kind'
  | 'text'
  | 'correct'
  | 'points'
  | 'tags'
  | 'difficulty'
  | 'category'
  | 'feedback'
  | 'name'

const columns: Record<TableColumn, readonly string[]> = {
  kind: ['kind', 'type', 'genre', 'loại', 'loại câu hỏi', 'dạng'],
  text: ['text', 'question', 'stem', 'énoncé', 'texte', 'câu hỏi', 'nội dung', 'đề bài'],
  correct: [
    'correct',
    'right',
    'answer',
    'correct answer',
    'key',
    'bonne réponse',
    'correcte',
    'juste',
    'đúng',
    'đáp án',
    'đáp án đúng',
  ],
  points: ['points', 'marks', 'score', 'barème', 'note', 'điểm', 'số điểm'],
  tags: ['tags', 'tag', 'étiquettes', 'mots-clés', 'nhãn', 'thẻ'],
  difficulty: ['difficulty', 'difficulté', 'độ khó'],
  category: [
    'category',
    'folder',
    'chapter',
    'catégorie',
    'dossier',
    'chapitre',
    'danh mục',
    'thư mục',
    'chương',
  ],
  feedback: [
    'feedback',
    'explanation',
    'rétroaction',
    'explication',
    'explications',
    'phản hồi',
    'giải thích',
    'lời giải',
  ],
  name: ['name', 'title', 'nom', 'titre', 'tên', 'tiêu đề'],
}

const kinds = {
  'single-choice': [
    'single choice',
    'single-choice',
    'single',
    'choice',
    'mc',
    'choix unique',
    'qcu',
    'một lựa chọn',
    'trắc nghiệm',
  ],
  'multiple-choice': [
    'multiple choice',
    'multiple-choice',
    'multiple',
    'choix multiple',
    'qcm',
    'nhiều lựa chọn',
  ],
  'true-false': [
    'true or false',
    'true/false',
    'true-false',
    'tf',
    'vrai ou faux',
    'vrai/faux',
    'đúng hay sai',
    'đúng/sai',
    'đúng sai',
  ],
  'short-answer': ['short answer', 'short-answer', 'short', 'réponse courte', 'trả lời ngắn'],
  numeric: ['number', 'numeric', 'nombre', 'numérique', 'số'],
  ordering: ['ordering', 'order', 'ordre', 'classement', 'sắp xếp', 'sắp thứ tự'],
  matching: ['matching', 'match', 'appariement', 'association', 'ghép đôi', 'nối'],
  essay: ['essay', 'long answer', 'rédaction', 'réponse longue', 'tự luận'],
  information: ['information', 'info', 'texte seul', 'thông tin'],
} as const
export type TableKind = keyof typeof kinds

/** The header of each column as the template writes it, the options apart. */
export const templateHeaders = {
  en: {
    kind: 'Kind',
    text: 'Question',
    option: 'Option',
    correct: 'Correct',
    points: 'Points',
    tags: 'Tags',
    difficulty: 'Difficulty',
    category: 'Folder',
    feedback: 'Explanation',
  },
  fr: {
    kind: 'Type',
    text: 'Énoncé',
    option: 'Réponse',
    correct: 'Bonne réponse',
    points: 'Points',
    tags: 'Étiquettes',
    difficulty: 'Difficulté',
    category: 'Dossier',
    feedback: 'Explication',
  },
  vi: {
    kind: 'Loại',
    text: 'Câu hỏi',
    option: 'Phương án',
    correct: 'Đáp án đúng',
    points: 'Điểm',
    tags: 'Nhãn',
    difficulty: 'Độ khó',
    category: 'Thư mục',
    feedback: 'Giải thích',
  },
} as const

/** Which column a header names: one of ours, or an option by its letter; undefined for any other. */
export function columnNamed(header: string): TableColumn | { option: string } | undefined {
  const name = withoutAccents(plain(header))
  const [, option] =
    /^(?:(?:option|choice|answer|reponse|choix|phuong an|lua chon|dap an)\s*)?([a-j])$/.exec(name) ?? []
  const [, number = ''] =
    /^(?:option|choice|answer|reponse|choix|phuong an|lua chon|dap an)\s*(\d{1,2})$/.exec(name) ?? []
  const letter = option ?? letterAt(number)
  if (letter) return { option: letter }
  const found = Object.entries(columns).find(([, names]) =>
    names.some((known) => withoutAccents(known) === name),
  )
  return found?.[0] as TableColumn | undefined
}

/** The letter of the first, second … tenth option; undefined for any other number. */
export function letterAt(number: string): string | undefined {
  return /^[1-9]\d?$/.test(number) ? 'abcdefghij'[Number(number) - 1] : undefined
}

/** Which kind a cell names; undefined where it names none of ours. */
export function kindNamed(cell: string): TableKind | undefined {
  const name = withoutAccents(plain(cell))
  const found = Object.entries(kinds).find(([, names]) =>
    names.some((known) => withoutAccents(known) === name),
  )
  return found?.[0] as TableKind | undefined
}

/** What a cell says of true or false. */
export function truthIn(cell: string): boolean | undefined {
  const word = plain(cell)
  if (['true', 't', 'yes', '1', 'vrai', 'v', 'oui', 'đúng', 'dung', 'đ'].includes(word)) return true
  return ['false', 'f', 'no', '0', 'faux', 'non', 'sai', 's'].includes(word) ? false : undefined
}

function plain(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ')
}

/** As they are typed in a hurry: `De bai` for `Đề bài`. */
function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd')
}
