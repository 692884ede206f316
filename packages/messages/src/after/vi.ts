import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** After the exam: receipt and result. */
export const vi: SameShape<typeof en> = {
  title: 'Biên nhận',
  how: {
    'by-candidate': 'Bài thi của bạn đã được nộp',
    'time-over': 'Bài thi của bạn đã được nộp khi hết giờ',
    'by-proctor': 'Giám thị đã kết thúc bài thi của bạn',
  },
  text: 'Đây là bằng chứng rằng chúng tôi đã nhận câu trả lời của bạn. Hãy lưu lại hoặc ghi số này.',
  'terminated-reason': 'Giám thị viết:',
  'terminated-text':
    'Những gì bạn đã trả lời cho đến lúc đó được giữ lại. Nếu không đồng ý, hãy liên hệ người đã mời bạn.',
  number: 'Số',
  exam: 'Bài thi',
  candidate: 'Họ tên',
  at: 'Nộp lúc',
  answered: 'Đã trả lời',
  'answered-value': '{answered, number} trên {items, number}',
  hash: 'Dấu vết câu trả lời của bạn',
  save: 'Lưu biên nhận',
  waiting: '{count, plural, other {# câu trả lời đang được gửi}} từ thiết bị này. Xin để trang này mở.',
  'close-page': 'Mọi thứ đã đến nơi. Bạn có thể đóng trang này.',
  kept: {
    title: 'Bản ghi của bạn',
    until: 'Bản ghi được giữ đến {at}, sau đó tự động bị xóa.',
    held: 'Thời hạn kết thúc ngày {at}, nhưng có người đang giữ lại vì một lý do, chẳng hạn khiếu nại. Hãy hỏi người đã mời bạn.',
    erased: 'Bản ghi đã bị xóa ngày {at}. Biên nhận xóa có số {number}.',
  },
  result: {
    title: 'Kết quả của bạn',
    'not-yet': 'Kết quả chưa được công bố. Hãy quay lại bằng cùng liên kết hoặc mã phòng để xem.',
    points: '{points, number} trên {max, number} điểm',
    released: 'Công bố {at}',
    item: 'Câu hỏi',
    score: 'Điểm',
    comment: 'Nhận xét',
    'by-hand': 'do người chấm',
    'by-rule': 'tính theo quy tắc của câu hỏi',
    verdict: 'Quyết định về việc giám sát',
    'verdict-by': 'Một người đã quyết định sau khi xem bản ghi.',
    refresh: 'Xem lại',
  },
}
