import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  title: 'Thiết kế',
  text: 'Mọi thành phần ở mọi trạng thái.',
  colours: 'Màu sắc',
  buttons: 'Nút và liên kết',
  fields: 'Ô nhập',
  states: 'Trạng thái',
  tables: 'Bảng và thẻ',
  places: 'Trống, đang tải, lỗi, ngoại tuyến',
  overlays: 'Hộp thoại và thông báo',
}
