import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  code: {
    language: 'Ngôn ngữ',
    plain: 'Không ngôn ngữ cụ thể (mã giả)',
    start: 'Mã ban đầu',
    'start-help':
      'Có sẵn trong khung soạn của thí sinh. Ai để nguyên thì xem như chưa trả lời. Tab để thụt đầu dòng; Esc rồi Tab để rời khung.',
  },
  essay: {
    writing: 'Cách viết',
    rich: 'Có định dạng',
    'rich-note': 'Chữ đậm, danh sách, tiêu đề, công thức.',
    plain: 'Văn bản thường',
  },
}
