import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  code: {
    language: 'Ngôn ngữ',
    plain: 'Không ngôn ngữ cụ thể (mã giả)',
    start: 'Mã ban đầu',
    'start-help':
      'Có sẵn trong khung soạn của thí sinh. Ai để nguyên thì xem như chưa trả lời. Tab để thụt đầu dòng; Esc rồi Tab để rời khung.',
  },
  essay: {
    writing: 'Cách viết',
    rich: 'Có định dạng',
    'rich-note': 'Chữ đậm, danh sách, tiêu đề, công thức.',
    plain: 'Văn bản thường',
  },
  hotspot: {
    'add-picture': 'Chọn hình',
    'other-picture': 'Chọn hình khác',
    alt: 'Mô tả hình cho người không nhìn thấy',
    'alt-help': 'Đừng để lộ đáp án.',
    draw: 'Vẽ',
    rect: 'hình chữ nhật',
    circle: 'hình tròn',
    ellipse: 'hình elip',
    poly: 'đa giác',
    'draw-help':
      'Kéo trên hình, hoặc thêm một vùng rồi nhập số đo. Đa giác bắt đầu là tam giác; thêm đỉnh ở dưới.',
    'add-region': 'Thêm một vùng ở giữa',
    region: 'Vùng {number, number}',
    name: 'Tên',
    everything: 'Tất cả những gì không nằm trong vùng nào ở trên.',
    'figure-x': 'Cách mép trái',
    'figure-y': 'Cách mép trên',
    'figure-width': 'Chiều rộng',
    'figure-height': 'Chiều cao',
    'figure-radius': 'Bán kính',
    'figure-across': 'Nửa chiều rộng',
    'figure-down': 'Nửa chiều cao',
    corners: 'Các đỉnh',
    'corners-help':
      'Số điểm ảnh từ mép trái và mép trên: 10,20 80,20 45,60. Giữ Alt và nhấn phím mũi tên để dời vùng.',
    'corners-unread': 'Nhập hai số cho mỗi đỉnh: 10,20 80,20 45,60.',
    most: 'Số vị trí thí sinh được đánh dấu',
    'are-shown': 'Hiện các vùng kèm tên; khi đó cũng chọn được từ danh sách',
  },
}
