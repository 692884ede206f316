import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** Các camera của phòng thi nơi tổ chức ca thi. */
export const vi: SameShape<typeof en> = {
  title: 'Camera của phòng thi',
  none: 'Chưa có. Có thể xem và ghi hình camera mạng (RTSP) của phòng thi cùng với ca thi.',
  add: 'Thêm camera',
  name: 'Tên',
  'name-help': 'Để mọi người nhận ra, ví dụ “Phía trước bên trái”.',
  address: 'Địa chỉ',
  'address-help':
    'Như trong hướng dẫn của camera, ví dụ rtsp://ten:matkhau@10.0.0.20:554/stream1. Tên và mật khẩu được mã hóa và không hiện cho ai.',
  'address-wrong': 'Địa chỉ bắt đầu bằng rtsp:// hoặc rtsps://.',
  how: 'Hình đến bằng cách nào',
  rtsp: 'Máy chủ tự lấy (RTSP)',
  whip: 'Một chương trình gửi đến (WHIP)',
  'whip-help': 'ví dụ OBS, MediaMTX, LiveKit hoặc Janus',
  'whip-give': 'Hãy đưa cho chương trình',
  'whip-address': 'Địa chỉ',
  'whip-token': 'Mã truy cập (Bearer)',
  'whip-once': 'Chỉ hiện một lần này. Ai có mã có thể gửi hình như camera này cho đến hết ca thi.',
  'whip-shown': 'Phải có một chương trình gửi hình: địa chỉ và mã được đưa ra khi thêm camera.',
  'whip-use':
    'OBS: Cài đặt → Luồng → Dịch vụ “WHIP”, bộ mã hóa H.264. GStreamer: phần tử whipsink với whip-endpoint và auth-token. Dùng được đến {until}; gỡ camera là đóng ngay.',
  whep: 'Chương trình khác đang được xem',
  'whep-text':
    'Một chương trình hiểu WHEP có thể xem trực tiếp một luồng của ca thi: tường màn hình, máy ghi, GStreamer. Chỉ truyền H.264, không có âm thanh.',
  'whep-none': 'Chưa chương trình nào khác được xem.',
  'whep-make': 'Cho một chương trình xem',
  'whep-of': 'Ai hoặc camera nào',
  'whep-find': 'Tìm thí sinh hoặc camera',
  'whep-more': 'Còn {count, plural, other {# mục}} chưa hiện. Hãy gõ một phần tên.',
  'whep-track': 'Luồng',
  'whep-nobody': 'Chưa có ai vào, và phòng thi không có camera.',
  'whep-give': 'Hãy đưa cho chương trình',
  'whep-once': 'Chỉ hiện một lần này. Ai có mã này xem được luồng đến {until}, hoặc đến khi bạn đóng.',
  'whep-use':
    'GStreamer: phần tử whepsrc với whep-endpoint và auth-token. OBS: nguồn trình duyệt với trình phát WHEP.',
  'whep-line': '{track}, đến {until}, do {name}',
  'whep-close': 'Đóng',
  'whep-close-title': 'Đóng lối xem này?',
  'whep-close-text':
    'Chương trình đang xem “{name}” bị ngắt trong vài giây, và mã của nó không mở được gì nữa.',
  remove: 'Bỏ',
  'remove-title': 'Bỏ camera này?',
  'remove-text': '“{name}” sẽ không được xem hay ghi nữa. Những gì đã ghi vẫn còn.',
  state: { waiting: 'Bắt đầu trước 30 phút', connecting: 'Đang kết nối…', showing: 'Đang cho hình' },
  trouble: {
    unreachable:
      'Không có gì trả lời ở địa chỉ này. Hãy xem camera đã bật và có cùng mạng với máy chủ không.',
    refused: 'Camera từ chối tên hoặc mật khẩu. Hãy bỏ nó và thêm lại với thông tin đúng.',
    'not-h264': 'Camera không gửi H.264. Hãy chọn H.264 trong cài đặt của camera.',
    silent: 'Camera trả lời nhưng không gửi hình. Hãy khởi động lại camera.',
    'no-ffmpeg': 'Máy chủ thiếu chương trình ffmpeg. Quản trị viên có thể cài đặt.',
    'cannot-store': 'Máy chủ hiện không lưu được; hệ thống sẽ tự thử lại.',
    other: 'Camera không hoạt động; hệ thống sẽ tự thử lại.',
  },
  'no-picture': 'Chưa có hình',
  large: 'Xem “{name}” cỡ lớn',
}
