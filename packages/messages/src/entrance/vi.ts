import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** Coming in: room code, sign-in, what will happen. */
export const vi: SameShape<typeof en> = {
  title: 'Vào phòng thi',
  'room-code': 'Mã phòng',
  'room-code-text': 'Tám ký tự chia hai nhóm, ví dụ K7MR-3XHT. Mã có trong thư mời của bạn.',
  'room-code-wrong': 'Mã phòng gồm tám chữ cái và chữ số.',
  enter: 'Vào',
  'other-code': 'Nhập mã khác',
  'back-title': 'Các bài thi của bạn trên thiết bị này',
  'back-to': 'Quay lại {exam}',
  'link-text': 'Nếu bạn nhận được liên kết cá nhân, hãy mở liên kết đó: không cần mã phòng và mật khẩu.',
  room: {
    at: '{sitting}, {organisation}',
    when: 'Thời gian',
    'when-value': '{start} – {end}',
    minutes: 'Thời lượng',
    'minutes-value': '{count, plural, other {# phút}} kể từ lúc bạn bắt đầu',
    late: 'Nếu bạn đến muộn',
    'late-minutes':
      '{count, plural, =0 {Không ai được bắt đầu sau giờ bắt đầu.} other {Bạn được bắt đầu trong # phút sau giờ bắt đầu.}}',
    'late-lost': 'Thời gian được tính từ giờ bắt đầu: ai vào làm muộn thì còn ít thời gian hơn.',
    'not-yet': 'Giờ thi chưa bắt đầu. Bạn đã có thể vào và kiểm tra thiết bị.',
    over: 'Ca thi này đã kết thúc. Nếu đã dự thi, bạn vẫn có thể vào xem biên nhận.',
  },
  steps: {
    title: 'Những gì sẽ diễn ra',
    first: 'Bạn được cho biết điều gì được ghi lại, vì sao, và bạn quyết định.',
    second: 'Thiết bị của bạn được kiểm tra.',
    third: 'Bạn đợi ở phòng chờ cho đến khi được bắt đầu.',
    fourth: 'Mọi câu trả lời được tự động lưu, kể cả khi mất kết nối.',
  },
  'sign-in': {
    title: 'Đăng nhập',
    text: 'Bằng địa chỉ e-mail đã nhận thư mời.',
    submit: 'Đăng nhập và vào',
    as: 'Bạn đang đăng nhập với tên {name}.',
    other: 'Đăng nhập bằng tên khác',
  },
  'not-secure': {
    title: 'Địa chỉ này không an toàn',
    text: 'Địa chỉ bắt đầu bằng http:// nên trình duyệt không cho dùng camera và không giữ an toàn được câu trả lời của bạn. Hãy mở bài thi bằng địa chỉ bắt đầu bằng https://. Nếu không mở được, hãy báo cho nhà trường.',
    open: 'Mở bằng https://',
  },
  link: {
    opening: 'Đang mở bài thi của bạn…',
    failed: 'Không mở được liên kết cá nhân của bạn',
  },
  practice: {
    title: 'Làm thử',
    text: 'Hãy thử trước mọi thứ: thiết bị, câu hỏi, nộp bài. Không điều gì trong đó được tính.',
    at: '{organisation}',
    enter: 'Làm thử: {name}',
    what: 'Đây là gì',
    'what-value': 'Một buổi làm thử: ai cũng vào được, bao nhiêu lần tùy ý.',
    kept: 'Những gì còn lại',
    'kept-value': '{days, plural, other {Không ghi lại gì cả. Câu trả lời và kết quả sẽ bị xóa sau # ngày.}}',
    name: 'Tên của bạn',
    'name-text': 'Tên nào cũng được; tên sẽ bị xóa cùng với bài làm thử.',
    submit: 'Bắt đầu làm thử',
    over: 'Buổi làm thử này đã đóng.',
    steps: {
      first: 'Bạn được cho biết kỳ thi sẽ dùng những gì, và bạn quyết định.',
      second: 'Thiết bị của bạn được kiểm tra như trước kỳ thi.',
      third: 'Bạn bắt đầu khi nào tùy ý; không cần ai cho vào.',
      fourth: 'Bạn thấy kết quả ngay sau khi nộp bài.',
    },
  },
}
