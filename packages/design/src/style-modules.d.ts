declare module '*.module.css' {
  /** Class names as written in the file, by the names the bundler gave them. */
  const classes: Readonly<Record<string, string>>
  export default classes
}

declare module '*.css'
