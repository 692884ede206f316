import type { StreamParser } from '@codemirror/language'

/** Fetches what gives a language its colours and indents; undefined for a language without any. Each is a small file of its own. */
export async function codeParser(language: string): Promise<StreamParser<unknown> | undefined> {
  switch (language) {
    case 'python':
      return (await import('@codemirror/legacy-modes/mode/python')).python
    case 'javascript':
      return (await import('@codemirror/legacy-modes/mode/javascript')).javascript
    case 'typescript':
      return (await import('@codemirror/legacy-modes/mode/javascript')).typescript
    case 'json':
      return (await import('@codemirror/legacy-modes/mode/javascript')).json
    case 'go':
      return (await import('@codemirror/legacy-modes/mode/go')).go
    case 'rust':
      return (await import('@codemirror/legacy-modes/mode/rust')).rust
    case 'swift':
      return (await import('@codemirror/legacy-modes/mode/swift')).swift
    case 'ruby':
      return (await import('@codemirror/legacy-modes/mode/ruby')).ruby
    case 'lua':
      return (await import('@codemirror/legacy-modes/mode/lua')).lua
    case 'r':
      return (await import('@codemirror/legacy-modes/mode/r')).r
    case 'matlab':
      return (await import('@codemirror/legacy-modes/mode/octave')).octave
    case 'pascal':
      return (await import('@codemirror/legacy-modes/mode/pascal')).pascal
    case 'haskell':
      return (await import('@codemirror/legacy-modes/mode/haskell')).haskell
    case 'sql':
      return (await import('@codemirror/legacy-modes/mode/sql')).standardSQL
    case 'shell':
      return (await import('@codemirror/legacy-modes/mode/shell')).shell
    case 'html':
      return (await import('@codemirror/legacy-modes/mode/xml')).html
    case 'css':
      return (await import('@codemirror/legacy-modes/mode/css')).css
    default:
      return cLike(language)
  }
}

async function cLike(language: string): Promise<StreamParser<unknown> | undefined> {
  if (!['c', 'cpp', 'java', 'csharp', 'kotlin'].includes(language)) return undefined
  const { c, cpp, java, csharp, kotlin } = await import('@codemirror/legacy-modes/mode/clike')
  return new Map(Object.entries({ c, cpp, java, csharp, kotlin })).get(language)
}
