import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  results: 'Kết quả',
  certificate: 'Giấy chứng nhận kết quả',
  says: 'đã dự thi',
  name: 'Họ tên',
  email: 'Email',
  number: 'Số',
  points: 'Điểm',
  max: 'Trên',
  submitted: 'Nộp bài',
  released: 'Công bố',
  exam: 'Bài thi',
  sitting: 'Ca thi',
  organisation: 'Đơn vị tổ chức',
  result: 'Kết quả',
  issued: 'Ngày cấp',
  verification: 'Số kiểm tra',
  check: 'Ai cũng có thể kiểm tra kết quả này bằng số kiểm tra tại',
  page: 'Trang',
  'to-mark': 'còn phải chấm',
  'not-handed-in': 'chưa nộp bài',
  'mail-subject': 'Kết quả của bạn đã được công bố',
  'mail-text': 'Bạn đã có thể xem kết quả: hãy mở lại bài thi bằng liên kết riêng hoặc mã của bạn.',
}
