import type { Model } from '../model.ts'

const fromHuman = { form: 'graph-model', package: '@vladmandic/human', version: '3.3.6' } as const
const mediaPipe =
  'Trained and published by Google as part of MediaPipe under Apache-2.0; converted to TensorFlow.js by the authors of the package, which is MIT.'

/** The networks that look at one frame after the other: faces, the turn of the head, the eyes. */
export const faceModels: readonly Model[] = [
  {
    id: 'blazeface-256',
    purpose: 'Finds faces in a whole picture, down to some 25 pixels at a width of 640.',
    source: {
      ...fromHuman,
      graph: 'models/blazeface.json',
      weights: 'models/blazeface.bin',
      sha256: 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
    },
    licence: 'Apache-2.0',
    provenance: `MediaPipe's “back camera” BlazeFace. ${mediaPipe}`,
    isStrict: true,
    isLight: true,
    input: {
      name: 'input',
      shape: [1, 256, 256, 3],
      meaning: 'red, green, blue as x/127.5−1; the whole picture, letterboxed on black',
    },
    outputs: [
      { name: 'Identity', shape: [1, 512, 1], meaning: 'logits of two anchors in each of 16×16 cells' },
      { name: 'Identity_1', shape: [1, 384, 1], meaning: 'logits of six anchors in each of 8×8 cells' },
      { name: 'Identity_2', shape: [1, 512, 16], meaning: 'centre, size and six points of the first' },
      { name: 'Identity_3', shape: [1, 384, 16], meaning: 'centre, size and six points of the second' },
    ],
    onnx: { bytes: 293044, sha256: 'c174b39947b7e169619fc53429c1657a58a124c507a37c261c96ab557de26cd0' },
    since: '0.1.0',
  },
  {
    id: 'facemesh-468',
    purpose: 'Lays 468 points on one face: says whether it is a face at all, and how the head is turned.',
    source: {
      ...fromHuman,
      graph: 'models/facemesh.json',
      weights: 'models/facemesh.bin',
      sha256: '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
    },
    licence: 'Apache-2.0',
    provenance: `MediaPipe's Face Mesh. ${mediaPipe}`,
    isStrict: true,
    isLight: true,
    input: {
      name: 'input_1',
      shape: [1, 192, 192, 3],
      meaning: 'red, green, blue as x/255; a square of 1.5 times the face, turned so that the eyes are level',
    },
    outputs: [
      { name: 'Identity', shape: [1, 266], meaning: 'contours; not used' },
      { name: 'Identity_1', shape: [1, 1], meaning: 'presence of a face, 0..1' },
      { name: 'Identity_2', shape: [1, 1404], meaning: 'x, y, z of 468 points, in pixels of the crop' },
    ],
    onnx: { bytes: 1506239, sha256: 'cc440f906157a2d30a8d3b5c7943f0cd51b8bffa228853a9143587c6489281a1' },
    since: '0.1.0',
  },
  {
    id: 'iris',
    purpose: 'Finds lids and iris of one eye: where it looks, and how far it is open.',
    source: {
      ...fromHuman,
      graph: 'models/iris.json',
      weights: 'models/iris.bin',
      sha256: 'd7f296d184274213d4642681ae186112cbbec77fd2ab066257d3c56a1940bc71',
    },
    licence: 'Apache-2.0',
    provenance: `MediaPipe's Iris. ${mediaPipe}`,
    isStrict: true,
    isLight: true,
    input: {
      name: 'input_1',
      shape: [1, 64, 64, 3],
      meaning:
        'red, green, blue as x/255; a square of 2.3 times the eye, corners level, the left eye mirrored',
    },
    outputs: [
      {
        name: 'Identity',
        shape: [1, 1, 1, 228],
        meaning: 'x, y, z of 71 points of the lids and brow, then 5 of the iris, in pixels of the crop',
      },
    ],
    onnx: { bytes: 1346896, sha256: '2869ece36aa9f9d1ad43e2fe99432f8229077f69e73f00af2bebbb4f0b6be93f' },
    since: '0.1.0',
  },
]
