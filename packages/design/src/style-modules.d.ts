declare module '*.module.css' {
  /** Class names as written in the file, by the names the bundler gave them. */
  const classes: Readonly<Record<string, string>>
  export default classes
}

declare module '*.css'

declare module '*?worker&url' {
  /** Where the file of a worker lies that the bundler made. */
  const url: string
  export default url
}

declare module 'virtual:routes' {
  import type { AnyContractRouter } from '@orpc/contract'

  /** The methods and paths of the contract an app is built with, without its schemas. */
  const routes: AnyContractRouter
  export default routes
}
