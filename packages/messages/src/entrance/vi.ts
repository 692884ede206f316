import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  title: 'Vào phòng thi',
  'room-code': 'Mã phòng thi',
  'room-code-text': 'Tám ký tự chia hai nhóm, ví dụ K7MP-3XRT. Mã có trong thư mời của bạn.',
  enter: 'Vào phòng',
}
