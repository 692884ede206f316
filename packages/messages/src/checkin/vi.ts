import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  title: 'Kiểm tra trước khi thi',
  continue: 'Tiếp tục',
  'continue-without': 'Vẫn tiếp tục',
  step: { consent: 'Đồng ý', devices: 'Thiết bị', photo: 'Ảnh' },
  heading: {
    consent: 'Những gì được giám sát, và vì sao',
    devices: 'Thiết bị của bạn có hoạt động không?',
    photo: 'Ảnh của bạn',
  },
  consent: {
    intro:
      'Với mỗi mục dưới đây, hãy cho biết bạn có đồng ý không. Dữ liệu được mã hóa và giữ trong {days, plural, other {# ngày}} sau kỳ thi, rồi bị xóa.',
    'intro-live':
      'Với mỗi mục dưới đây, hãy cho biết bạn có đồng ý không. Hình ảnh và âm thanh không được lưu lại; chỉ những gì chương trình nêu ra được giữ trong {days, plural, other {# ngày}} sau kỳ thi.',
    nothing: 'Kỳ thi này không ghi lại gì. Bạn có thể tiếp tục.',
    record: {
      camera: 'Camera của tôi có thể được ghi lại trong lúc thi',
      microphone: 'Micro của tôi có thể được ghi lại trong lúc thi',
      screen: 'Toàn bộ màn hình của tôi được chia sẻ với trang này trong lúc thi',
    },
    show: {
      camera: 'Camera của tôi có thể được xem trực tiếp; không lưu lại gì',
      microphone: 'Micro của tôi có thể được nghe trực tiếp; không lưu lại gì',
      screen: 'Toàn bộ màn hình của tôi được chia sẻ với trang này trong lúc thi',
    },
    why: {
      camera: 'Camera cho thấy ai đang làm bài và không có ai giúp.',
      microphone: 'Micro giúp giám thị nhận ra khi có người đọc đáp án.',
      screen: 'Trang này nhận ra khi việc chia sẻ dừng lại. Không có hình ảnh nào được gửi đi hay lưu lại.',
    },
    required: 'Kỳ thi yêu cầu mục này; nếu không có, giám thị phải cho bạn vào.',
    asked: 'Bạn có thể từ chối.',
    who: 'Chỉ giám thị và người xem xét của kỳ thi này được xem. Mỗi lần xem đều được ghi lại.',
    person:
      'Một chương trình chỉ ra những lúc cần có người xem. Nó không quyết định gì: con người mới nói điều đó có nghĩa gì, và bạn có thể phản đối.',
    aids: 'Những gì bạn được dùng',
    declined: 'Bạn vẫn có thể tiếp tục. Bạn sẽ đợi ở phòng chờ cho đến khi giám thị nói chuyện với bạn.',
  },
  devices: {
    intro: 'Trình duyệt sẽ hỏi trang này có được dùng chúng không. Hãy chọn “Cho phép”.',
    none: 'Bạn không đồng ý luồng nào nên không cần cấp quyền.',
    allow: { camera: 'Bật camera', microphone: 'Bật micro', screen: 'Chia sẻ toàn màn hình' },
    again: 'Kiểm tra lại',
    picture: 'Những gì camera của bạn thấy',
    loading: 'Đang chuẩn bị nhận ra khuôn mặt trên máy này',
    'broken-title': 'Có thứ kỳ thi yêu cầu chưa hoạt động',
    broken:
      'Hãy thử cách nêu ở trên. Nếu vẫn không được, cứ tiếp tục: giám thị sẽ thấy và có thể cho bạn vào.',
  },
  check: {
    camera: 'Camera',
    microphone: 'Micro',
    screen: 'Toàn màn hình',
    displays: 'Số màn hình',
    clock: 'Đồng hồ',
    network: 'Kết nối',
    detector: 'Nhận ra khuôn mặt trên máy này',
    browser: 'Trình duyệt',
  },
  state: {
    open: 'Chưa kiểm tra',
    checking: 'Đang kiểm tra…',
    good: 'Hoạt động',
    warning: 'Cần xem lại',
    failed: 'Không hoạt động',
    skipped: 'Bỏ qua',
  },
  found: {
    camera: {
      works: 'Hình rõ: {label}.',
      dark: 'Hình gần như tối đen. Hãy mở nắp che camera hoặc bật thêm đèn.',
      small: 'Hình hơi nhỏ. Vẫn dùng được; camera tốt hơn sẽ cho thấy rõ hơn.',
      ended: 'Camera đã bị tắt. Hãy bật lại.',
      denied:
        'Trình duyệt không cho trang này dùng camera. Bấm biểu tượng bên trái địa chỉ, cho phép camera rồi thử lại.',
      'not-found': 'Không có camera. Hãy cắm một camera hoặc dùng thiết bị có sẵn camera.',
      'in-use': 'Chương trình khác đang dùng camera. Hãy đóng nó rồi thử lại.',
      'not-supported':
        'Trình duyệt này không dùng được camera. Hãy dùng Chrome, Edge, Firefox hoặc Safari bản mới.',
      'not-whole-screen': 'Hãy chia sẻ toàn màn hình.',
      other: 'Không mở được camera. Hãy rút ra cắm lại hoặc khởi động lại trình duyệt.',
    },
    microphone: {
      works: 'Nghe được: {label}.',
      silent:
        'Không có âm thanh nào. Hãy xem micro có bị tắt bằng công tắc hay trong cài đặt hệ thống không, rồi nói một tiếng.',
      ended: 'Micro đã bị tắt. Hãy bật lại.',
      denied:
        'Trình duyệt không cho trang này dùng micro. Bấm biểu tượng bên trái địa chỉ, cho phép micro rồi thử lại.',
      'not-found': 'Không có micro. Hãy cắm một micro hoặc dùng thiết bị có sẵn micro.',
      'in-use': 'Chương trình khác đang dùng micro. Hãy đóng nó rồi thử lại.',
      'not-supported':
        'Trình duyệt này không dùng được micro. Hãy dùng Chrome, Edge, Firefox hoặc Safari bản mới.',
      'not-whole-screen': 'Hãy chia sẻ toàn màn hình.',
      other: 'Không mở được micro. Hãy rút ra cắm lại hoặc khởi động lại trình duyệt.',
    },
    screen: {
      works: 'Toàn màn hình đang được chia sẻ.',
      ended: 'Việc chia sẻ đã dừng. Hãy chia sẻ lại.',
      denied: 'Việc chia sẻ bị từ chối hoặc bị đóng. Hãy thử lại và chọn toàn màn hình.',
      'not-found': 'Chưa chọn màn hình nào. Hãy thử lại.',
      'in-use':
        'Hệ thống không cho trình duyệt này xem màn hình. Hãy cho phép ghi màn hình trong cài đặt hệ thống.',
      'not-supported': 'Thiết bị này không chia sẻ được màn hình. Hãy dùng máy tính hoặc hỏi giám thị.',
      'not-whole-screen': 'Bạn đã chọn một cửa sổ hoặc một thẻ. Hãy thử lại và chọn “Toàn màn hình”.',
      other: 'Không chia sẻ được màn hình. Hãy khởi động lại trình duyệt rồi thử lại.',
    },
    displays: {
      one: 'Một màn hình.',
      extended: 'Có nhiều màn hình đang nối. Hãy rút hoặc tắt các màn hình khác.',
      unknown: 'Trình duyệt này không cho biết có mấy màn hình.',
    },
    clock: {
      works: 'Đồng hồ của bạn khớp với máy chủ.',
      off: 'Đồng hồ của bạn lệch {seconds, number} giây. Không sao: kỳ thi theo giờ của máy chủ.',
    },
    network: {
      works: 'Máy chủ trả lời trong {ms, number} ms.',
      slow: 'Máy chủ mất {ms, number} ms để trả lời. Câu trả lời của bạn vẫn an toàn; nếu được hãy đến gần bộ phát mạng hơn.',
      unreachable: 'Lúc này không kết nối được máy chủ. Hãy xem bạn có đang trực tuyến không.',
    },
    detector: {
      works: 'Máy này xem một hình trong {ms, number} ms.',
      reduced:
        'Máy này xem một hình trong {ms, number} ms. Để bài thi không bị chậm, máy xem ít hơn; phần còn lại do máy chủ xem.',
      unavailable:
        'Máy này không nhận ra được khuôn mặt. Kỳ thi vẫn tiếp tục; máy chủ xem thay và giám thị được báo.',
    },
    browser: {
      works: 'Trình duyệt của bạn đáp ứng mọi yêu cầu.',
      older: 'Trình duyệt của bạn hơi cũ. Vẫn thi được; bản ghi có thể kém rõ hơn.',
      'not-secure':
        'Trang này được mở không qua HTTPS nên trình duyệt không cho dùng camera. Hãy mở bằng địa chỉ bắt đầu bằng https://.',
    },
  },
  photo: {
    intro: 'Hãy nhìn thẳng vào camera. Giám thị so ảnh với người đang thi; ảnh bị xóa cùng bản ghi.',
    take: 'Chụp ảnh',
    again: 'Chụp lại',
    use: 'Dùng ảnh này',
    taken: 'Ảnh vừa chụp',
    'no-camera': 'Camera đang tắt nên không chụp được ảnh. Giám thị sẽ thấy là thiếu ảnh.',
  },
  lobby: {
    title: 'Phòng chờ',
    exam: 'Bài thi',
    candidate: 'Thí sinh',
    minutes: 'Thời gian',
    'minutes-count': '{count, plural, other {# phút}}',
    begins: 'Bắt đầu từ',
    'opens-in': 'Mở sau',
    'waiting-title': 'Giám thị sẽ cho bạn vào',
    waiting: 'Bạn không cần làm gì. Thời gian của bạn chưa tính; nó bắt đầu khi bạn bấm nút.',
    'admitted-title': 'Bạn có thể bắt đầu',
    admitted: 'Thời gian của bạn bắt đầu khi bạn bấm nút.',
    'admitted-early': 'Bạn đã được cho vào. Nút sẽ dùng được ngay khi kỳ thi mở.',
    begin: 'Bắt đầu làm bài',
  },
}
