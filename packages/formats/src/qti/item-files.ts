import type { Attachment } from '../reading.ts'
import { soundTypeOf } from '../sound-type.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import type { BodyWriter } from './body-html.ts'
import { folderOf, type QtiPackage, resolved } from './package.ts'
import { isImage } from './pictures.ts'

/** Finds another file by its address, or a stimulus by the identifier the item gives it; its pictures keep their place. */
export function finderOf(opened: QtiPackage, name: string, element: XmlElement): BodyWriter['findXml'] {
  return (address) => {
    const stimulus = childrenOf(element, 'assessment-stimulus-ref').find(
      ({ attributes }) => attributes.identifier === address,
    )
    const file = resolved(stimulus?.attributes.href ?? address, folderOf(name))
    const found = opened.xml(file)
    const content = found?.name === 'assessment-stimulus' ? childOf(found, 'stimulus-body') : found
    return content && rooted(content, folderOf(file))
  }
}

function rooted(element: XmlElement, folder: string): XmlElement {
  const { src, data } = element.attributes
  const fromTop = (address: string) => (/^[a-z]+:/i.test(address) ? address : `/${resolved(address, folder)}`)
  return {
    ...element,
    attributes: {
      ...element.attributes,
      ...(src === undefined ? {} : { src: fromTop(src) }),
      ...(data === undefined ? {} : { data: fromTop(data) }),
    },
    children: element.children.map((child) => (typeof child === 'string' ? child : rooted(child, folder))),
  }
}

/** Gives a picture or a sound beside the item its full name, and keeps it in `attachments` where it is one that we show. */
export function imageNamer(
  opened: QtiPackage,
  name: string,
  attachments: Map<string, Attachment>,
  tell: BodyWriter['tell'],
): BodyWriter['imageName'] {
  return (address) => {
    // Canvas names the folder of a cartridge's files so.
    const place = address.replace(/^(\$|%24)IMS-CC-FILEBASE(\$|%24)\//, '/web_resources/')
    const file = resolved(place, folderOf(name))
    const picture = /^[a-z]+:/i.test(address) ? undefined : opened.picture(file)
    if (!picture) return address
    if (isImage(picture.bytes) || soundTypeOf(picture.bytes)) attachments.set(file, picture)
    else if (!/\.(mp3|og[ga]|opus|m4a|aac|wav)$/i.test(file)) tell('image-of-another-kind', file)
    return file.split('/').map(encodeURIComponent).join('/')
  }
}
