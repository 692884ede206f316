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
}
