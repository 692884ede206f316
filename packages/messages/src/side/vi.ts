import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** Camera bên cạnh: một điện thoại đặt cạnh thí sinh, kết nối bằng mã. */
export const vi: SameShape<typeof en> = {
  title: 'Camera bên cạnh',
  intro:
    'Hãy lấy một điện thoại hoặc máy tính bảng. Đặt nó ở bên cạnh, cách khoảng một cánh tay, sao cho nó thấy mặt bàn, đôi tay và khuôn mặt bạn.',
  'show-code': 'Hiện mã',
  'new-code': 'Mã mới',
  'other-phone': 'Dùng điện thoại khác',
  code: 'Mã QR để kết nối điện thoại làm camera bên cạnh',
  scan: 'Hướng camera của điện thoại vào mã rồi mở địa chỉ. Không phải cài đặt gì.',
  'by-hand': 'Không đọc được mã? Hãy mở địa chỉ này trên điện thoại',
  once: 'Mã dùng được một lần, trong 15 phút.',
  state: {
    none: 'Chưa có điện thoại',
    joined: 'Điện thoại đã kết nối',
    showing: 'Điện thoại đang cho thấy hình',
    lost: 'Điện thoại không còn phản hồi',
  },
  battery: 'Pin {share, number}%',
  'is-joined': 'Bây giờ hãy bật camera trên điện thoại.',
  'is-showing': 'Bạn có thể tiếp tục. Hãy để yên điện thoại và cắm sạc nếu được.',
  continue: 'Tiếp tục',
  'continue-without': 'Tiếp tục mà không có',
  gone: 'Không còn thấy camera bên cạnh của bạn',
  'gone-text':
    'Bài thi vẫn tiếp tục và câu trả lời của bạn vẫn an toàn. Hãy mở lại điện thoại hoặc kết nối lại; giám thị có thể hỏi bạn về việc này.',
  'bring-back': 'Kết nối lại',
  'not-joined': 'Điện thoại này không kết nối được',
  of: 'Điện thoại này trở thành camera bên cạnh của {name}.',
  'turn-on': 'Bật camera',
  picture: 'Hình điện thoại này thấy',
  place: {
    drawing:
      'Nhìn từ trên xuống: điện thoại đặt ở bên cạnh, hình của nó gồm mặt bàn, đôi tay, khuôn mặt và màn hình.',
    text: 'Dựng điện thoại theo chiều ngang, cao hơn mặt bàn một chút, ở chỗ không ai làm đổ. Tắt cuộc gọi và tin nhắn, và cắm sạc.',
  },
  kept: {
    whole:
      'Những gì nó thấy được ghi lại, mã hóa và giữ trong {days, plural, other {# ngày}} sau kỳ thi, rồi bị xóa. Không có âm thanh.',
    evidence:
      'Những gì nó thấy có thể được xem trực tiếp. Chỉ giữ lại phần quanh mỗi tín hiệu, trong {days, plural, other {# ngày}}. Không có âm thanh.',
    stills:
      'Những gì nó thấy có thể được xem trực tiếp. Cứ vài giây giữ lại một ảnh tĩnh, trong {days, plural, other {# ngày}}. Không có âm thanh.',
    none: 'Những gì nó thấy có thể được xem trực tiếp; không lưu lại gì. Không có âm thanh.',
  },
  denied:
    'Không mở được camera. Hãy cho phép trang này dùng camera trong cài đặt trình duyệt, đóng các chương trình khác đang dùng camera, rồi thử lại.',
  stopped: 'Camera đã dừng, có thể vì một cuộc gọi. Hãy bật lại.',
  hint: {
    dark: 'Tối quá. Hãy thêm ánh sáng hoặc mở che ống kính.',
    flat: 'Điện thoại đang nằm phẳng. Hãy dựa nó vào vật gì đó.',
    portrait: 'Hãy xoay ngang điện thoại.',
    moving: 'Hãy dựa điện thoại vào vật gì đó để nó đứng yên.',
    good: 'Vị trí tốt. Hãy để yên như vậy.',
  },
  'leave-it': 'Hãy để trang này mở. Điện thoại tự giữ màn hình sáng cho đến khi hết giờ thi.',
  over: { title: 'Kỳ thi đã kết thúc', text: 'Điện thoại này không cho thấy gì nữa. Bạn có thể đóng trang.' },
  replaced: {
    title: 'Điện thoại này không còn là camera bên cạnh',
    text: 'Một điện thoại khác đã thay thế. Ở đây không còn cho thấy gì; bạn có thể đóng trang.',
  },
}
