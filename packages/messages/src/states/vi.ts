import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  label: { severity: 'Mức độ', stream: 'Ghi hình' },
  severity: { low: 'Thấp', medium: 'Trung bình', high: 'Cao' },
  attempt: {
    expected: 'Chưa vào',
    'checking-in': 'Đang kiểm tra',
    waiting: 'Đang chờ',
    running: 'Đang làm bài',
    paused: 'Tạm dừng',
    submitted: 'Đã nộp',
    expired: 'Chưa bắt đầu',
    terminated: 'Bị giám thị kết thúc',
  },
  sitting: { planned: 'Sắp diễn ra', open: 'Đang mở', ended: 'Đã kết thúc', cancelled: 'Đã hủy' },
  incident: { open: 'Chưa xét', confirmed: 'Đã xác nhận', dismissed: 'Không đáng ngại' },
  alert: { new: 'Mới', acknowledged: 'Đã xem', resolved: 'Đã xử lý' },
  presence: {
    here: 'Có mặt',
    late: 'Phản hồi chậm',
    quiet: 'Ít tín hiệu',
    silent: 'Mất tín hiệu',
    away: 'Vắng',
  },
  verdict: { clear: 'Không vi phạm', inconclusive: 'Chưa kết luận', breach: 'Vi phạm' },
  role: {
    administrator: 'Quản trị viên',
    author: 'Người ra đề',
    proctor: 'Giám thị',
    reviewer: 'Người xem xét',
    marker: 'Người chấm',
  },
  stream: { camera: 'Camera', microphone: 'Micrô', screen: 'Màn hình', side: 'Camera bên cạnh' },
  thing: {
    person: 'một người khác',
    phone: 'điện thoại',
    book: 'sách hoặc giấy tờ',
    laptop: 'máy tính xách tay',
    screen: 'màn hình',
    keyboard: 'bàn phím',
    mouse: 'chuột',
    remote: 'điều khiển từ xa',
  },
}
