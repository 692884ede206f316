import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  'not-answered': 'Chưa trả lời.',
  unreadable: 'Không đọc được câu trả lời theo loại câu hỏi này.',
  right: 'Đúng.',
  wrong: 'Chưa đúng.',
  each: 'Đúng {right, number} trên {correct, number}.',
  'each-or-nothing': 'Đúng {right, number} trên {correct, number}: được trọn điểm hoặc không.',
  gaps: 'Đúng {right, number} trên {correct, number} chỗ trống: {percent, number}% số điểm.',
  'each-option': '{right, number} trên {correct, number} phương án được chọn đúng hoặc bỏ qua đúng.',
  weights: 'Các phương án đã chọn được tổng cộng {percent, number}% số điểm.',
  'too-many': 'Chọn nhiều hơn số lượng cho phép.',
  pairs: '{right, number} cặp đúng thứ tự trừ {wrong, number} cặp sai thứ tự, trên {correct, number} cặp.',
  partly: 'Đúng một phần: {percent, number}% số điểm.',
  'no-number': 'Câu trả lời không phải là số.',
  'no-unit': 'Chưa chọn đơn vị.',
  'wrong-unit': 'Đơn vị chưa đúng.',
  'right-minus-wrong': '{right, number} đúng trừ {wrong, number} sai, trên {correct, number} phương án đúng.',
  'all-or-nothing':
    '{right, number} trên {correct, number} phương án đúng và {wrong, number} phương án sai: được trọn điểm hoặc không.',
  places: 'Tìm đúng {right, number} trên {correct, number} vị trí, trừ {wrong, number} vị trí sai.',
  'places-all':
    'Tìm đúng {right, number} trên {correct, number} vị trí và {wrong, number} vị trí sai: được trọn điểm hoặc không.',
  'by-hand': 'Do người chấm ({words, plural, other {# từ}}).',
  'by-hand-files': 'Do người chấm ({files, plural, other {# tệp}}).',
  'by-hand-lines': 'Do người chấm ({lines, plural, other {# dòng}}).',
}
