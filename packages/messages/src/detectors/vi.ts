import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const vi: SameShape<typeof en> = {
  'face-missing': {
    title: 'Không có ai trong khung hình',
    toCandidate: 'Hãy ngồi sao cho camera thấy khuôn mặt bạn; rời khung hình trong chốc lát thì không sao.',
    toProctor: 'Không thấy khuôn mặt nào trong khung hình suốt {seconds, number} giây.',
    settings: { afterSeconds: 'Thời gian chờ (giây)' },
  },
  'several-faces': {
    title: 'Có người khác trong khung hình',
    toCandidate: 'Hãy ngồi một mình: camera chỉ nên thấy khuôn mặt của bạn.',
    toProctor:
      '{faces, plural, other {# khuôn mặt}} trong khung hình, đến lúc này đã {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      sureness: 'Độ chắc chắn cần có của khuôn mặt thứ hai (0 đến 1)',
    },
  },
  'looking-away': {
    title: 'Nhìn đi chỗ khác',
    toCandidate: 'Hãy nhìn vào bài thi; liếc nhanh, chớp mắt hay dừng lại suy nghĩ một chút đều không sao.',
    toProctor:
      '{by, select, head {Đầu quay khỏi hướng thí sinh thường nhìn} eyes {Mắt nhìn lệch khỏi hướng thí sinh thường nhìn} other {Nhìn đi chỗ khác}} trong {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      yawDegrees: 'Đầu quay ngang quá (độ)',
      pitchDegrees: 'Đầu ngẩng hoặc cúi quá (độ)',
      noticesEyes: 'Theo dõi cả mắt, không chỉ đầu',
      eyeOffset: 'Mắt lệch quá (phần bề rộng của mắt)',
    },
  },
  'camera-blocked': {
    title: 'Camera không thấy gì',
    toCandidate: 'Đừng che ống kính và hãy ngồi nơi đủ sáng để camera nhìn thấy bạn.',
    toProctor:
      '{reason, select, covered {Ống kính bị che} frozen {Hình ảnh đứng yên} dark {Quá tối, không nhìn thấy ai} other {Camera không cho thấy gì rõ ràng}} trong {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      darkBelow: 'Coi là tối khi độ sáng dưới (0 đến 255)',
      flatBelow: 'Coi là bị che khi độ tương phản dưới',
    },
  },
  'page-hidden': {
    title: 'Trang thi bị ẩn',
    toCandidate: 'Hãy để trang thi luôn hiển thị; đừng chuyển thẻ hay thu nhỏ cửa sổ.',
    toProctor:
      'Trang thi không hiển thị trong {seconds, number} giây: chuyển sang thẻ hoặc cửa sổ khác, hoặc màn hình bị khóa.',
    settings: { afterSeconds: 'Thời gian chờ (giây)' },
  },
  'focus-lost': {
    title: 'Làm việc ở cửa sổ khác',
    toCandidate: 'Chỉ làm việc trong cửa sổ bài thi.',
    toProctor: 'Trang thi vẫn hiển thị nhưng bàn phím ở nơi khác trong {seconds, number} giây.',
    settings: { afterSeconds: 'Thời gian chờ (giây)' },
  },
  'fullscreen-left': {
    title: 'Không ở chế độ toàn màn hình',
    toCandidate: 'Hãy giữ bài thi ở chế độ toàn màn hình cho đến khi nộp bài.',
    toProctor: 'Bài thi không ở chế độ toàn màn hình trong {seconds, number} giây.',
    settings: {
      afterSeconds: 'Thời gian chờ (giây)',
      graceSeconds: 'Thời gian để vào toàn màn hình lúc bắt đầu (giây)',
    },
  },
  'copy-paste': {
    title: 'Sao chép hoặc dán',
    toCandidate:
      'Đừng sao chép câu hỏi và đừng dán gì từ bên ngoài; di chuyển câu chữ của chính bạn thì được.',
    toProctor:
      '{action, select, paste {Dán từ bên ngoài bài thi} cut {Cắt từ bài thi} other {Sao chép từ bài thi}}: {length, plural, other {# ký tự}}. Nội dung không được lưu lại.',
    settings: {
      fromLength: 'Chỉ tính từ số ký tự này trở lên',
      noticesPasting: 'Ghi nhận việc dán từ bên ngoài',
      noticesCopying: 'Ghi nhận việc sao chép khỏi bài thi',
    },
  },
  'second-display': {
    title: 'Nhiều hơn một màn hình',
    toCandidate: 'Chỉ dùng một màn hình; hãy rút hoặc tắt các màn hình khác.',
    toProctor: 'Màn hình làm việc trải trên nhiều màn hình trong {seconds, number} giây.',
    settings: { afterSeconds: 'Thời gian chờ (giây)' },
  },
  'tracks-ended': {
    title: 'Camera, micrô hoặc màn hình bị ngắt',
    toCandidate: 'Hãy để camera, micrô và chia sẻ màn hình bật cho đến khi nộp bài.',
    toProctor:
      '{stream, select, camera {Camera} microphone {Micrô} screen {Chia sẻ màn hình} other {Luồng}} {state, select, ended {đã ngắt} other {không có tín hiệu}} trong {seconds, number} giây.',
    settings: {
      endedSeconds: 'Thời gian chờ khi luồng bị ngắt (giây)',
      mutedSeconds: 'Thời gian chờ khi luồng không có tín hiệu (giây)',
    },
  },
  'story-differs': {
    title: 'Trình duyệt và hình ảnh không khớp',
    toCandidate:
      'Hãy giữ nguyên camera và trang thi; hình ảnh nhận được sẽ được đối chiếu với những gì trình duyệt của bạn báo về.',
    toProctor:
      'Trong {seconds, number} giây, thông tin trình duyệt báo về và hình ảnh nhận được không khớp nhau: {by, select, frozen {hình đứng yên mà trình duyệt không báo} looped {cùng một đoạn hình lặp đi lặp lại mà trình duyệt không báo} muted {hình đen dù camera được báo là đang hoạt động} silent {không có hình nào đến dù camera được báo là đang hoạt động} replaced {hình chuyển sang một khung cảnh hoặc khuôn mặt khác mà trình duyệt không báo} other {máy chủ thấy một điều mà trình duyệt không báo}}. Có thể do nguyên nhân kỹ thuật.',
    settings: {
      afterSeconds: 'Thời gian chờ, tính bằng giây',
      noticesMissed: 'Ghi nhận điều máy chủ thấy mà trình duyệt không báo',
      noticesSilence: 'Ghi nhận hình ảnh đen kéo dài hoặc không đến',
    },
  },
  'face-mismatch': {
    title: 'Khuôn mặt không giống ảnh đối chiếu',
    toCandidate:
      'Khuôn mặt trước camera được so với ảnh đối chiếu của bạn; một khung hình xấu, đeo kính hay ánh sáng khác đi đều không sao, và luôn có người xem lại.',
    toProctor:
      'Khuôn mặt trông không giống ảnh đối chiếu trong {seconds, number} giây ({frames, plural, other {trung vị của # khung hình tốt}}). {change, select, sudden {Trước đó trông giống và đã thay đổi chỉ trong vài khung hình.} slow {Trước đó trông giống và đã thay đổi dần dần: có thể do ánh sáng, râu hay tư thế ngồi.} other {Không giống ngay từ đầu: có thể do ảnh đối chiếu.}}',
    settings: {
      mismatchBelow:
        'Coi là không giống khi độ giống dưới mức này (người lạ khoảng 0, cùng một người khoảng 7)',
      frames: 'Số khung hình tốt được xét cùng nhau',
    },
  },
  'face-unclear': {
    title: 'Không so được khuôn mặt',
    toCandidate:
      'Hãy ngồi nơi đủ sáng và hướng mặt về camera để thỉnh thoảng khuôn mặt bạn có thể được so với ảnh đối chiếu.',
    toProctor:
      'Không so được khuôn mặt với ảnh đối chiếu trong {seconds, number} giây, chủ yếu vì {why, select, small {khuôn mặt ở quá xa} turned {khuôn mặt quay sang bên} blurred {khuôn mặt bị nhòe} dark {khuôn mặt quá tối} cut {một phần khuôn mặt nằm ngoài khung hình} several {có khuôn mặt khác ở gần ngang bằng} other {khuôn mặt không rõ là giống hay không giống}}.',
    settings: { afterMinutes: 'Thời gian chờ (phút)' },
  },
  'phone-seen': {
    title: 'Vật giống điện thoại',
    toCandidate:
      'Hãy cất điện thoại và các thiết bị nhỏ khác ra khỏi tầm tay và khung hình; luôn có người xem lại từng lần phát hiện.',
    toProctor:
      'Thấy một vật giống điện thoại ở {where, select, left {bên trái} right {bên phải} other {giữa}} khung hình trong {seconds, number} giây. Đó có thể là vật khác: hãy xem ảnh cắt.',
    settings: {
      sureness: 'Độ chắc chắn cần có của mỗi lần nhìn (0 đến 1)',
      looks: 'Số lần nhìn thấy cần có trong sáu lần gần nhất',
    },
  },
  'book-seen': {
    title: 'Sách hoặc giấy tờ',
    toCandidate: 'Chỉ để trên bàn những sách và giấy tờ được phép dùng trong bài thi.',
    toProctor:
      'Thấy vật giống sách hoặc giấy tờ ở {where, select, left {bên trái} right {bên phải} other {giữa}} khung hình trong {seconds, number} giây.',
    settings: {
      sureness: 'Độ chắc chắn cần có của mỗi lần nhìn (0 đến 1)',
      looks: 'Số lần nhìn thấy cần có trong sáu lần gần nhất',
    },
  },
  'device-seen': {
    title: 'Máy tính xách tay hoặc màn hình trong khung hình',
    toCandidate: 'Hãy tắt hoặc cất các máy tính và màn hình khác để camera không thấy chúng.',
    toProctor:
      '{what, select, laptop {Thấy vật giống máy tính xách tay} other {Thấy vật giống màn hình}} ở {where, select, left {bên trái} right {bên phải} other {giữa}} khung hình trong {seconds, number} giây.',
    settings: {
      sureness: 'Độ chắc chắn cần có của mỗi lần nhìn (0 đến 1)',
      looks: 'Số lần nhìn thấy cần có trong sáu lần gần nhất',
    },
  },
  'another-person': {
    title: 'Thân người khác trong khung hình',
    toCandidate: 'Hãy ngồi một mình: không để ai khác lọt vào khung hình, kể cả khi không thấy mặt.',
    toProctor:
      'Thấy hình giống thân người khác ở {where, select, left {bên trái} right {bên phải} other {giữa}} khung hình, có hoặc không thấy mặt, trong {seconds, number} giây.',
    settings: {
      sureness: 'Độ chắc chắn cần có của mỗi lần nhìn (0 đến 1)',
      looks: 'Số lần nhìn thấy cần có trong sáu lần gần nhất',
    },
  },
}
