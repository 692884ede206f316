import type { SameShape } from '../../same-shape.ts'
import type { en } from './en.ts'

/** What is watched and why, and what a candidate agrees to. */
export const vi: SameShape<typeof en> = {
  intro:
    'Với mỗi mục dưới đây, hãy cho biết bạn có đồng ý không. Dữ liệu được mã hóa và giữ trong {days, plural, other {# ngày}} sau kỳ thi, rồi bị xóa.',
  'intro-live':
    'Với mỗi mục dưới đây, hãy cho biết bạn có đồng ý không. Trong lúc thi, hình ảnh và âm thanh không được lưu lại. Những gì chương trình nêu ra và những gì bạn cho xem trước khi thi được giữ trong {days, plural, other {# ngày}} sau kỳ thi.',
  nothing: 'Kỳ thi này không ghi lại gì. Bạn có thể tiếp tục.',
  record: {
    camera: 'Camera của tôi có thể được ghi lại trong lúc thi',
    microphone: 'Micro của tôi có thể được ghi lại trong lúc thi',
    screen: 'Toàn bộ màn hình của tôi có thể được ghi lại trong lúc thi',
    side: 'Camera đặt bên cạnh tôi có thể được ghi lại trong lúc thi',
  },
  evidence: {
    camera: 'Camera của tôi có thể được xem trực tiếp; chỉ giữ lại phần quanh mỗi tín hiệu',
    microphone: 'Micro của tôi có thể được nghe trực tiếp; chỉ giữ lại phần quanh mỗi tín hiệu',
    screen: 'Toàn bộ màn hình của tôi có thể được xem trực tiếp; chỉ giữ lại phần quanh mỗi tín hiệu',
    side: 'Camera đặt bên cạnh tôi có thể được xem trực tiếp; chỉ giữ lại phần quanh mỗi tín hiệu',
  },
  stills: {
    camera: 'Camera của tôi có thể được xem trực tiếp; cứ vài giây giữ lại một ảnh tĩnh',
    microphone: 'Micro của tôi có thể được nghe trực tiếp; không lưu lại gì',
    screen: 'Toàn bộ màn hình của tôi có thể được xem trực tiếp; cứ vài giây giữ lại một ảnh tĩnh',
    side: 'Camera đặt bên cạnh tôi có thể được xem trực tiếp; cứ vài giây giữ lại một ảnh tĩnh',
  },
  show: {
    camera: 'Camera của tôi có thể được xem trực tiếp; không lưu lại gì',
    microphone: 'Micro của tôi có thể được nghe trực tiếp; không lưu lại gì',
    screen: 'Toàn bộ màn hình của tôi có thể được xem trực tiếp; không lưu lại gì',
    side: 'Camera đặt bên cạnh tôi có thể được xem trực tiếp; không lưu lại gì',
  },
  why: {
    camera: 'Camera cho thấy ai đang làm bài và không có ai giúp.',
    microphone: 'Micro giúp giám thị nhận ra khi có người đọc đáp án.',
    screen: 'Màn hình cho thấy bạn đang làm việc với những gì. Hãy đóng những gì riêng tư trước khi chia sẻ.',
    side: 'Một điện thoại đặt cạnh bạn cho thấy mặt bàn và đôi tay. Lát nữa bạn kết nối bằng mã QR; không phải cài đặt gì.',
  },
  required: 'Kỳ thi yêu cầu mục này; nếu không có, giám thị phải cho bạn vào.',
  asked: 'Bạn có thể từ chối.',
  who: 'Chỉ giám thị và người xem xét của kỳ thi này được xem. Mỗi lần xem đều được ghi lại.',
  person:
    'Một chương trình chỉ ra những lúc cần có người xem. Nó không quyết định gì: con người mới nói điều đó có nghĩa gì, và bạn có thể phản đối.',
  talk: 'Nếu giám thị nói chuyện với bạn, lời nói được lưu cùng bản ghi. Khi đó bạn sẽ được báo.',
  shows: 'Những gì bạn sẽ được yêu cầu cho xem',
  faces:
    'Một chương trình đo khuôn mặt bạn và so với ảnh của bạn, bây giờ và trong lúc thi. Các số đo này là dữ liệu sinh trắc học; chúng chỉ dùng cho việc đó và bị xóa cùng với ảnh.',
  'faces-photo': 'Một tấm ảnh khuôn mặt bạn.',
  liveness: 'Vài động tác ngắn với đầu và mắt; chỉ vài ảnh tĩnh được giữ lại.',
  document:
    'Một tấm ảnh giấy tờ tùy thân; ảnh chân dung trên đó được so với ảnh của bạn. Bạn có thể che những gì không cần thiết.',
  'document-unmeasured':
    'Một tấm ảnh giấy tờ tùy thân, do một người xem. Bạn có thể che những gì không cần thiết.',
  room: 'Vài ảnh tĩnh của căn phòng, trong đó một chương trình tìm những vật như điện thoại. Không lưu lại phim.',
  instead:
    'Ở mỗi bước này, trừ bước chụp ảnh, bạn có thể nhờ một người xem thay. Cách đó có giá trị như nhau; có thể bạn phải đợi một chút.',
  aids: 'Những gì bạn được dùng',
  declined: 'Bạn vẫn có thể tiếp tục. Bạn sẽ đợi ở phòng chờ cho đến khi giám thị nói chuyện với bạn.',
}
