import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  'no-title': 'Đề thi chưa có tên',
  draft: 'Bạn đang làm thử bản nháp được lưu gần nhất, như một thí sinh. Không có gì được lưu lại.',
  revision: 'Bạn đang làm thử bản {number, number} như một thí sinh. Không có gì được lưu lại.',
  again: 'Rút lại',
  'again-help': 'Một đề khác: câu được rút, giá trị và thứ tự đều khác.',
  way: 'Cách làm thử',
  ways: {
    walk: 'Như thí sinh gặp',
    'walk-note':
      'Lần lượt từng phần, với đồng hồ, thứ tự và công cụ của chúng. Đồng hồ chỉ kết thúc một phần; bạn có thể kết thúc ngay.',
    page: 'Tất cả trên một trang',
    'page-note': 'Mọi câu hỏi nối tiếp nhau, không có đồng hồ.',
  },
  'end-section': 'Kết thúc thời gian của phần này',
  score: 'Xem được bao nhiêu điểm',
  scored: 'Chấm tự động cho {points, number} trên {max, number} điểm.',
  'by-hand': '{count, plural, other {# câu trả lời chờ}} người chấm; ở đây tính là 0 điểm.',
  points: '{points, number} trên {max, number} điểm',
  changed: 'Đề thi đã được sửa sau khi bài này được tạo. Hãy tải lại để làm thử nội dung hiện tại.',
  reload: 'Tải lại',
  empty: 'Đề thi này chưa có câu hỏi nào.',
  close: 'Về đề thi',
}
