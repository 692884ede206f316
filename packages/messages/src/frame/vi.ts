import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  home: 'Trang chủ',
  exams: 'Đề thi',
  sittings: 'Ca thi',
  review: 'Xem xét',
  marking: 'Chấm bài',
  people: 'Người dùng',
  health: 'Tình trạng hệ thống',
  errors: 'Lỗi',
  audit: 'Nhật ký kiểm toán',
  settings: 'Cài đặt',
  'person-menu': 'Bạn: {name}',
  profile: 'Hồ sơ của bạn',
  'sign-out': 'Đăng xuất',
  'to-home': 'Về trang chủ',
  'crashed-text': 'Trang này đã dừng lại. Hãy tải lại; những gì đã lưu vẫn an toàn.',
  reload: 'Tải lại',
  greeting: 'Xin chào, {name}',
  'home-text': 'Những việc cần bạn hôm nay sẽ hiện ở đây.',
}
