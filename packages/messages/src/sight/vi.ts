import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** What sensors see on a picture, while somebody watches them do it. */
export const vi: SameShape<typeof en> = {
  title: 'Những gì cảm biến nhìn thấy',
  note: 'Các cảm biến như trên máy thí sinh đang nhìn chính hình ảnh này. Chúng chỉ gợi ý; bạn là người quyết định.',
  loading: 'Đang chuẩn bị cảm biến: {share, number, percent}',
  unavailable:
    'Các mạng nơ-ron không chạy được trong trình duyệt này. Chỉ độ sáng, độ nét và chuyển động được đánh giá.',
  speed: '{milliseconds, number} ms mỗi lần nhìn, {rate, number} lần nhìn mỗi giây',
  face: 'Khuôn mặt',
  faces: '{count, plural, =0 {Không có khuôn mặt} other {# khuôn mặt}}',
  head: '{side, select, left {Đầu quay {degrees, number}° sang bên trái hình} right {Đầu quay {degrees, number}° sang bên phải hình} other {Đầu thẳng}}',
  eyes: '{side, select, left {Mắt nhìn sang bên trái hình} right {Mắt nhìn sang bên phải hình} closed {Mắt nhắm} other {Mắt nhìn thẳng}}',
  light: 'Độ sáng {luma, number} trên 255, độ nét {sharpness, number}',
  sure: '{what} {sure, number, percent}',
  'try-out': {
    start: 'Thử với camera của chính bạn',
    stop: 'Dừng thử',
    text: 'Hình ảnh từ camera của bạn chỉ ở lại trong trình duyệt này. Hãy đổi một thiết lập ở dưới và xem ngay điều gì sẽ được ghi nhận. Các quy tắc về trang, cửa sổ và các luồng khác không thể thử ở đây.',
    picture: 'Camera của bạn',
    kinds: 'Những gì sẽ được ghi nhận',
    none: 'Chưa bật quy tắc nào về hình ảnh camera.',
    quiet: 'Hiện không ghi nhận điều gì.',
    failed:
      'Không mở được camera. Hãy cho phép trang này dùng camera trong trình duyệt, kiểm tra rằng không có chương trình nào khác đang dùng, rồi thử lại.',
  },
  things: {
    person: 'Người',
    phone: 'Điện thoại',
    book: 'Sách hoặc giấy tờ',
    laptop: 'Máy tính xách tay',
    screen: 'Màn hình',
    keyboard: 'Bàn phím',
    mouse: 'Chuột',
    remote: 'Điều khiển từ xa',
  },
}
