/** As people write it in our three languages; a pupil’s “none” alone is an answer like any other. */
const phrases = [
  /\b(all|none|both|neither|either|any|some|one|two|three)\b( \w+)? (of|from) (the |these )?(\w+ )?(above|preceding|previous|other options|other answers|others|these)\b/,
  /\bno(ne)? (of the |other )?(correct |right )?(answers?|options?) (is|are|above)\b/,
  /\b(answers?|options?|both) \(?[a-h1-8]\)?( and | or | & |, ?)\(?[a-h1-8]\)?\b/,
  /^\(?[a-h]\)? (and|or|&|et|ou|và|hoặc) \(?[a-h]\)?\.?$/,
  /\b(toutes?|tous|aucune?|les deux|l[’']une?|plusieurs|deux)\b.*\b(ci-dessus|précédente?s?|qui précèdent|autres réponses|ces réponses|réponses proposées)/,
  /\b(les )?réponses? \(?[a-h1-8]\)?( et | ou |, ?)\(?[a-h1-8]\)?\b/,
  /(tất cả|cả (hai|ba|bốn|[2-8])|không (có )?(câu|đáp án|phương án|ý|điều)|không đáp án|mọi|các) .*(trên|ở trên|nêu trên|kể trên|đều đúng|đều sai|nào đúng|nào ở trên)/,
  /^(cả )?\(?[a-h]\)? ?(và|hoặc|,) ?\(?[a-h]\)?( (đều )?(đúng|sai))?\.?$/,
]

/** Says whether an option speaks of the other ones (“all of the above”), so that it should keep its place. */
export function refersToOthers(text: string): boolean {
  const plain = text.normalize('NFC').toLowerCase().replaceAll(/[*_`]/g, '').replaceAll(/\s+/g, ' ').trim()
  return plain.length <= 80 && phrases.some((phrase) => phrase.test(plain))
}
