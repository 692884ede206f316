import type { SameShape } from '../same-shape.ts'
import { vi as consent } from './consent/vi.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  title: 'Kiểm tra trước khi thi',
  continue: 'Tiếp tục',
  'continue-without': 'Vẫn tiếp tục',
  step: {
    consent: 'Đồng ý',
    devices: 'Thiết bị',
    photo: 'Ảnh',
    liveness: 'Bạn',
    'identity-document': 'Giấy tờ',
    'room-scan': 'Phòng',
    'side-camera': 'Camera bên cạnh',
  },
  heading: {
    consent: 'Những gì được giám sát, và vì sao',
    devices: 'Thiết bị của bạn có hoạt động không?',
    photo: 'Ảnh của bạn',
    liveness: 'Cho thấy bạn đang có mặt',
    'identity-document': 'Cho xem giấy tờ tùy thân',
    'room-scan': 'Cho xem căn phòng',
    'side-camera': 'Một camera ở bên cạnh bạn',
  },
  consent,
  devices: {
    intro: 'Trình duyệt sẽ hỏi trang này có được dùng chúng không. Hãy chọn “Cho phép”.',
    none: 'Không có gì được ghi lại nên không cần cấp quyền.',
    allow: { camera: 'Bật camera', microphone: 'Bật micro', screen: 'Chia sẻ toàn màn hình' },
    again: 'Kiểm tra lại',
    picture: 'Những gì camera của bạn thấy',
    loading: 'Đang chuẩn bị nhận ra khuôn mặt trên máy này',
    'broken-title': 'Có thứ kỳ thi yêu cầu chưa hoạt động',
    broken:
      'Hãy thử cách nêu ở trên. Nếu vẫn không được, cứ tiếp tục: giám thị sẽ thấy và có thể cho bạn vào.',
    'broken-practice':
      'Hãy thử cách nêu ở trên. Nếu vẫn không được, bạn cứ làm thử; trước khi thi, hãy hỏi người đã mời bạn.',
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
    intro:
      'Hãy nhìn thẳng vào camera. Một chương trình và giám thị so ảnh với người đang thi; ảnh bị xóa cùng bản ghi.',
    take: 'Chụp ảnh',
    again: 'Chụp lại',
    use: 'Dùng ảnh này',
    taken: 'Ảnh vừa chụp',
    'no-camera': 'Camera đang tắt nên không chụp được ảnh. Giám thị sẽ thấy là thiếu ảnh.',
    'no-picture':
      'Lúc này camera không cho hình. Hãy thử lại, hoặc tiếp tục mà không có ảnh: giám thị sẽ thấy là thiếu ảnh.',
    'not-sent': 'Bạn cũng có thể tiếp tục mà không có ảnh. Giám thị sẽ thấy là thiếu ảnh.',
  },
  instead: {
    ask: 'Nhờ một người xem thay',
    note: 'Giám thị sẽ xem khi cho bạn vào. Cách này có giá trị như nhau, và bạn không cần nêu lý do.',
  },
  again: {
    title: 'Bạn đã làm bước này rồi',
    person: 'Bạn đã nhờ một người xem. Giám thị sẽ xem khi cho bạn vào.',
    'do-again': 'Làm lại',
  },
  'no-camera': 'Camera đang tắt nên không thể cho xem gì. Giám thị sẽ xem thay.',
  hint: {
    loading: 'Đang chuẩn bị nhận ra khuôn mặt…',
    good: 'Tốt rồi. Bạn có thể chụp ảnh.',
    dark: 'Hơi tối. Hãy bật thêm đèn phía trước bạn.',
    'no-face': 'Chưa thấy khuôn mặt bạn. Hãy nhìn thẳng vào camera.',
    'several-faces': 'Có nhiều khuôn mặt trong hình. Xin chỉ để một mình bạn trong hình.',
    small: 'Hãy lại gần hơn một chút.',
    turned: 'Hãy quay mặt về phía camera.',
    blurred: 'Hình bị mờ. Hãy giữ yên hoặc lau camera.',
    cut: 'Một phần khuôn mặt bạn nằm ngoài hình. Hãy ngồi vào giữa hình.',
  },
  'photo-kept': {
    title: 'Nên chụp một ảnh khác',
    text: 'Ảnh đã được giữ. Với ảnh rõ hơn sẽ dễ nhận ra bạn hơn:',
    anyway: 'Tiếp tục với ảnh này',
  },
  liveness: {
    intro:
      'Có thể có người giơ một tấm ảnh trước camera. Vì vậy bạn sẽ được yêu cầu làm bốn động tác nhỏ, ví dụ quay đầu. Cứ thong thả; bạn có thể thử bao nhiêu lần cũng được.',
    start: 'Bắt đầu',
    'try-again': 'Thử lại',
    stop: 'Dừng lại',
    preparing: 'Đang chuẩn bị nhận ra khuôn mặt…',
    unavailable:
      'Máy này không nhận ra được khuôn mặt. Hãy nhờ một người xem thay; cách đó có giá trị như nhau.',
    ring: 'Mức hoàn thành bước này',
    count: 'Bước {number, number} trên {total, number}',
    says: {
      'come-into-view': 'Hãy vào trong khung hình',
      'be-alone': 'Xin chỉ để một mình bạn trong hình',
      'look-straight': 'Nhìn thẳng và giữ yên',
      hold: 'Giữ nguyên…',
      return: 'Tốt. Bây giờ hãy nhìn thẳng lại',
      done: 'Xong',
    },
    do: {
      'turn-left': 'Quay đầu từ từ sang bên trái của bạn',
      'turn-right': 'Quay đầu từ từ sang bên phải của bạn',
      'look-left': 'Liếc sang bên trái của bạn, chỉ bằng mắt',
      'look-right': 'Liếc sang bên phải của bạn, chỉ bằng mắt',
      'close-eyes': 'Nhắm cả hai mắt một lát',
      'open-mouth': 'Há miệng to',
    },
    checking: 'Đang xem lại một lần nữa…',
    'timed-out':
      'Mất quá nhiều thời gian để nhận ra. Điều đó có thể xảy ra, ví dụ khi đeo kính hoặc thiếu sáng.',
    failed: 'Không nhìn rõ được. Điều đó có thể xảy ra, ví dụ khi đeo kính hoặc thiếu sáng.',
  },
  document: {
    intro:
      'Giơ giấy tờ tùy thân có ảnh của bạn vào khung. Phải thấy rõ tên và ảnh chân dung; bạn có thể che phần còn lại, như các con số và địa chỉ.',
    picture: 'Những gì camera của bạn thấy, với khung cho giấy tờ',
    take: 'Chụp ảnh',
    file: 'Chọn một tấm ảnh có sẵn',
    'file-note': 'Nếu camera không nhìn rõ được, hãy chụp bằng điện thoại rồi chọn ảnh ở đây.',
    'no-picture':
      'Lúc này camera không cho hình. Hãy thử lại, chọn một tấm ảnh có sẵn, hoặc nhờ một người xem thay.',
    'not-readable': 'Không đọc được tệp này như một tấm ảnh. Hãy chọn tệp JPEG hoặc PNG.',
    taken: 'Ảnh giấy tờ của bạn',
    check: 'Có đọc được tên và thấy rõ ảnh chân dung không?',
  },
  room: {
    intro:
      'Hãy xoay máy tính xách tay hoặc camera thật chậm: sang một bên, rồi sang bên kia, rồi xuống mặt bàn. Ảnh tĩnh được chụp tự động; không lưu lại phim.',
    fixed: 'Camera không xoay được? Hãy cho xem những gì có thể, hoặc nhờ một người xem thay.',
    start: 'Bắt đầu',
    picture: 'Những gì camera của bạn thấy',
    strip: 'Những gì đã cho xem',
    cell: { left: 'trái', middle: 'giữa', right: 'phải', desk: 'bàn' },
    shown: 'đã cho xem',
    open: 'chưa cho xem',
    says: {
      side: 'Xoay từ từ sang một bên',
      'other-side': 'Bây giờ từ từ sang bên kia',
      desk: 'Bây giờ xuống mặt bàn',
      slower: 'Xin chậm hơn một chút',
      done: 'Vậy là đủ. Cảm ơn bạn.',
    },
    count: '{count, plural, =0 {Chưa có ảnh} other {# ảnh}}',
    noticed: 'Chúng tôi nhận thấy: {things}',
    'noticed-text':
      'Hãy cất những gì không được dùng và cho xem lại phòng, hoặc tiếp tục và báo với giám thị.',
    again: 'Cho xem lại',
    finish: 'Dùng các ảnh này',
    still: 'Ảnh {number, number} của căn phòng',
  },
  lobby: {
    title: 'Phòng chờ',
    exam: 'Bài thi',
    candidate: 'Thí sinh',
    minutes: 'Thời gian',
    'minutes-count': '{count, plural, other {# phút}}',
    begins: 'Bắt đầu từ',
    'begin-until': 'Bắt đầu trước',
    'late-lost': 'Thời gian được tính từ giờ bắt đầu: ai vào làm muộn thì còn ít thời gian hơn.',
    'opens-in': 'Mở sau',
    'waiting-title': 'Giám thị sẽ cho bạn vào',
    waiting: 'Bạn không cần làm gì. Thời gian của bạn chưa tính; nó bắt đầu khi bạn bấm nút.',
    'admitted-title': 'Bạn có thể bắt đầu',
    admitted: 'Thời gian của bạn bắt đầu khi bạn bấm nút.',
    'admitted-early': 'Bạn đã được cho vào. Nút sẽ dùng được ngay khi kỳ thi mở.',
    begin: 'Bắt đầu làm bài',
  },
}
