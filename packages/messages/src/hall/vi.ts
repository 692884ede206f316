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
