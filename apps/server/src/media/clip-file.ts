/** A file of a clip, and the parts its bytes lie in, each sealed with the attempt's key: to erase that key is to erase the clip. */
export interface ClipFile {
  name: string
  bytes: number
  sha256: string
  crc: number
  parts: string[]
}
