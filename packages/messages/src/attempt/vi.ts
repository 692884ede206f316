import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** Sitting the exam. */
export const vi: SameShape<typeof en> = {
  title: 'Bài thi',
  'time-left': 'Thời gian còn lại',
  saved: {
    nothing: 'Mọi câu trả lời đều được tự động lưu',
    safe: 'Câu trả lời của bạn đã an toàn: {time}',
    saving: 'Đang lưu…',
    waiting: '{count, plural, other {# câu trả lời đang chờ trên thiết bị này}}',
    'not-lasting':
      'Trình duyệt này chỉ giữ câu trả lời khi trang còn mở. Chúng được gửi đi ngay; hãy để trang mở khi mất kết nối.',
    refused:
      'Máy chủ không nhận được một câu trả lời của bạn; câu đó được giữ trên thiết bị này. Hãy rút ngắn lại hoặc báo cho giám thị.',
  },
  connection: {
    offline:
      'Mất kết nối. Bạn cứ làm bài bình thường: câu trả lời được giữ trên thiết bị này và gửi đi ngay khi có kết nối trở lại.',
  },
  lost: {
    camera: 'Camera của bạn đã dừng',
    microphone: 'Micro của bạn đã dừng',
    screen: 'Màn hình của bạn không còn được chia sẻ',
    text: 'Bài thi vẫn tiếp tục và câu trả lời của bạn vẫn an toàn. Hãy bật lại; giám thị có thể hỏi bạn về việc này.',
    again: { camera: 'Bật camera', microphone: 'Bật micro', screen: 'Chia sẻ toàn màn hình' },
    failed: 'Chưa bật lại được. Bạn cứ làm bài tiếp và nhắn cho giám thị.',
  },
  nav: {
    label: 'Câu hỏi',
    open: 'Câu hỏi',
    item: 'Câu {number, number}',
    answered: 'đã trả lời',
    'not-answered': 'chưa trả lời',
    'to-read': 'chỉ để đọc',
    flagged: 'đã đánh dấu',
    count: 'Đã trả lời {answered, number} trên {items, number} câu',
    previous: 'Câu trước',
    next: 'Câu sau',
    flag: 'Đánh dấu',
    unflag: 'Bỏ đánh dấu',
    submit: 'Nộp bài…',
    all: 'Tất cả trên một trang',
    one: 'Từng câu một',
  },
  item: {
    heading: 'Câu {number, number} trên {items, number}',
    'to-read': 'Phần đọc: {number, number} trên {items, number}',
    points: '{points, plural, other {# điểm}}',
    'choose-one': 'Chọn một đáp án',
    'choose-any': 'Chọn tất cả đáp án đúng',
    scoring: {
      'right-minus-wrong':
        'Mỗi lựa chọn sai trừ đi bằng điểm của một lựa chọn đúng, nhưng không bao giờ dưới không.',
      'all-or-nothing': 'Chỉ khi chọn đúng và đủ mới được điểm.',
    },
    'true-or-false': 'Điều này đúng không?',
    true: 'Đúng',
    false: 'Sai',
    clear: 'Bỏ lựa chọn của tôi',
    'your-answer': 'Câu trả lời của bạn',
    'your-number': 'Con số của bạn',
    'number-read': 'Đọc là {number}',
    'number-unread': 'Chưa đọc được đây là số nào.',
    'number-help': 'Dùng dấu phẩy hoặc dấu chấm, không ghi đơn vị.',
    unit: 'Đơn vị',
    'no-unit': 'Chưa chọn',
    'your-text': 'Bài viết của bạn',
    words:
      '{count, plural, other {# chữ}}{limits, select, both {, yêu cầu từ {min, number} đến {max, number}} max {, yêu cầu tối đa {max, number}} min {, yêu cầu tối thiểu {min, number}} other {}}',
  },
  talk: {
    title: 'Tin nhắn',
    open: 'Tin nhắn',
    none: 'Chưa có tin nhắn. Nếu có vấn đề, hãy viết cho giám thị.',
    you: 'Bạn',
    write: 'Viết cho giám thị',
    'raise-hand': 'Giơ tay',
    'lower-hand': 'Hạ tay',
    'hand-up': 'Bạn đang giơ tay. Giám thị sẽ trả lời.',
    'message-from': 'Tin nhắn từ {name}',
    'warning-from': 'Lời nhắc nhở từ {name}',
    'warning-text': 'Xin hãy đọc kỹ. Đây là quyết định của một người và được lưu cùng bài thi của bạn.',
    read: 'Tôi đã đọc',
    failed: 'Không gửi được tin nhắn. Hãy thử lại khi có kết nối.',
  },
  voice: {
    label: 'Cuộc nói chuyện với {name}',
    connecting: '{name} muốn nói chuyện với bạn…',
    talking: '{name} đang nói chuyện với bạn',
    cannot:
      '{name} muốn nói chuyện với bạn, nhưng trình duyệt này không kết nối được. Xin hãy viết tin nhắn.',
    ended: 'Cuộc nói chuyện với {name} đã kết thúc. Hãy tiếp tục làm bài.',
    'ended-cut': 'Cuộc nói chuyện bị ngắt. Hãy tiếp tục làm bài; {name} sẽ gọi lại nếu cần.',
    recorded: 'Lời nói của {name} được ghi lại cùng bài thi của bạn.',
    'by-socket': 'Kết nối đơn giản: chỉ có âm thanh, chậm hơn bình thường một chút.',
    mute: 'Tắt tiếng của tôi',
    unmute: 'Bật tiếng của tôi',
    muted: 'Giám thị không nghe thấy bạn',
    heard: 'Giám thị nghe thấy bạn',
    'own-level': 'Độ lớn giọng nói của bạn',
    answer: 'Trả lời bằng giọng nói',
    'no-microphone': 'Không dùng được micrô. Bạn có thể viết tin nhắn.',
    hear: 'Nghe {name}',
    picture: 'Hình của {name}',
    'hang-up': 'Kết thúc cuộc nói chuyện',
  },
  submit: {
    title: 'Nộp bài thi?',
    'all-answered': 'Bạn đã trả lời mọi câu hỏi.',
    open: '{count, plural, other {# câu chưa có câu trả lời:}}',
    flagged: '{count, plural, other {# câu đang được đánh dấu:}}',
    final: 'Sau khi nộp, bạn không thể sửa câu trả lời nữa.',
    unsaved:
      '{count, plural, other {# câu trả lời đang được gửi.}} Chúng được gửi trước; những gì đến trong vòng hai phút vẫn được tính.',
    confirm: 'Nộp bài',
  },
  closing: {
    title: 'Đã hết giờ',
    text: 'Các câu trả lời của bạn đang được nộp. Xin để trang này mở thêm một lát.',
    offline:
      'Hiện không có kết nối. Câu trả lời của bạn được giữ trên thiết bị này và sẽ được nộp ngay khi có kết nối. Xin để trang này mở.',
  },
  paused: {
    title: 'Bài thi của bạn đang tạm dừng',
    text: 'Đồng hồ đứng yên; bạn được trả lại toàn bộ thời gian. Trang sẽ tự tiếp tục khi giám thị cho phép.',
    reason: 'Giám thị viết:',
    since: 'Tạm dừng từ {time}',
  },
  'taken-over': {
    title: 'Bài thi của bạn đã được mở trên thiết bị khác',
    text: 'Hãy làm tiếp ở đó. Những gì bạn đã trả lời ở đây được giữ lại và vẫn đang được gửi.',
    waiting:
      '{count, plural, other {# câu trả lời vẫn còn trên thiết bị này.}} Hãy để trang mở cho đến khi không còn câu nào.',
    here: 'Làm tiếp ở đây',
  },
  'other-page': {
    title: 'Bài thi của bạn đang mở ở thẻ khác',
    text: 'Hãy làm tiếp ở thẻ kia, hoặc tiếp tục ở đây. Cách nào cũng không mất gì.',
    here: 'Tiếp tục ở đây',
  },
  unknown: {
    title: 'Trình duyệt này không còn nhận ra bài thi của bạn',
    text: 'Hãy vào lại bằng mã phòng hoặc liên kết cá nhân. Mọi câu trả lời của bạn vẫn còn.',
    enter: 'Đến cửa vào',
  },
  expired: {
    title: 'Ca thi đã kết thúc',
    text: 'Bài thi của bạn chưa được bắt đầu trước khi ca thi kết thúc. Hãy hỏi người đã mời bạn về bước tiếp theo.',
  },
  'paper-failed': 'Chưa tải được câu hỏi của bạn. Trang này vẫn đang thử lại.',
}
