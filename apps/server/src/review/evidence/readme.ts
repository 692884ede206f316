import type { Manifest } from '@invigil/contract/evidence.ts'

/** What an export says of itself to a person who opens it, in English, French and Vietnamese. */
export function readme({
  manifest,
  keyId,
  isOpen,
}: {
  manifest: Manifest
  keyId: string
  isOpen: boolean
}): string {
  const about = { attempt: manifest.attempt.id, version: manifest.version, at: manifest.at, keyId }
  return [english(about, isOpen), french(about, isOpen), vietnamese(about, isOpen)].join('\n\n')
}

interface About {
  attempt: string
  version: number
  at: string
  keyId: string
}

const command = '  npm run invigil -- evidence verify FILE.tar --keys keys.json --anchors heads.jsonl'

function english({ attempt, version, at, keyId }: About, isOpen: boolean): string {
  return `INVIGIL - EVIDENCE OF AN ATTEMPT
Attempt ${attempt}, manifest version ${version} of ${at}, signed with key ${keyId} (Ed25519).

manifest.json lists what was recorded, its gaps and their reasons, consents, signals, incidents and decisions, each by
its SHA-256. tracks/ holds the recording as it was written, encrypted. heads.jsonl holds signed statements made each
minute while it was recorded. contents.json lists every file of this archive.
${
  isOpen
    ? 'THIS EXPORT IS OPEN: key.json opens the recording, and films/ can be watched by anybody. Handle it accordingly.'
    : 'This export is sealed: the recording can be verified by anybody and opened only by who holds its key.'
}

To verify it on any computer with Invigil, without a network:
${command}
Take keys.json from https://<the server>/.well-known/invigil-signing-keys.json and heads.jsonl from who keeps the
anchors of that server, not from this archive: what was forged as a whole fits only itself.`
}

function french({ attempt, version, at, keyId }: About, isOpen: boolean): string {
  return `INVIGIL - PREUVES D'UNE ÉPREUVE
Épreuve ${attempt}, manifeste version ${version} du ${at}, signé avec la clé ${keyId} (Ed25519).

manifest.json énumère ce qui a été enregistré, les lacunes et leurs raisons, les consentements, les signaux, les incidents
et les décisions, chacun par son SHA-256. tracks/ contient l'enregistrement tel qu'il a été écrit, chiffré. heads.jsonl
contient les constats signés chaque minute pendant l'enregistrement. contents.json énumère tous les fichiers de l'archive.
${
  isOpen
    ? "CET EXPORT EST OUVERT : key.json ouvre l'enregistrement, et films/ peut être regardé par n'importe qui. Traitez-le en conséquence."
    : "Cet export est scellé : tout le monde peut vérifier l'enregistrement, seul le détenteur de la clé peut l'ouvrir."
}

Pour le vérifier sur n'importe quel ordinateur muni d'Invigil, sans réseau :
${command}
Prenez keys.json à l'adresse https://<le serveur>/.well-known/invigil-signing-keys.json et heads.jsonl chez la personne
qui conserve les ancres de ce serveur, et non dans cette archive : ce qui est falsifié en bloc ne s'accorde qu'avec soi-même.`
}

function vietnamese({ attempt, version, at, keyId }: About, isOpen: boolean): string {
  return `INVIGIL - BẰNG CHỨNG CỦA MỘT LƯỢT THI
Lượt thi ${attempt}, bản kê phiên bản ${version} lúc ${at}, ký bằng khóa ${keyId} (Ed25519).

manifest.json liệt kê những gì đã được ghi, các khoảng trống và lý do, các sự đồng ý, tín hiệu, sự cố và quyết định, mỗi
thứ kèm mã SHA-256. tracks/ chứa bản ghi đúng như lúc được viết, đã mã hóa. heads.jsonl chứa các xác nhận được ký mỗi
phút trong lúc ghi. contents.json liệt kê mọi tệp của kho lưu trữ này.
${
  isOpen
    ? 'BẢN XUẤT NÀY ĐÃ MỞ: key.json mở được bản ghi, và ai cũng xem được films/. Hãy bảo quản cho phù hợp.'
    : 'Bản xuất này được niêm phong: ai cũng kiểm tra được bản ghi, chỉ người giữ khóa mới mở được.'
}

Để kiểm tra trên bất kỳ máy tính nào có Invigil, không cần mạng:
${command}
Hãy lấy keys.json tại https://<máy chủ>/.well-known/invigil-signing-keys.json và heads.jsonl từ người giữ các mốc neo của
máy chủ đó, đừng lấy từ kho lưu trữ này: thứ bị giả mạo toàn bộ chỉ khớp với chính nó.
`
}
