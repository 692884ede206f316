/**
 * Lets the pages live on when somebody else rewrites them: a translator puts texts into elements of its own, an extension takes
 * some away. React throws where a node is not where it put it, and all of the page would be gone for one word of it
 * (facebook/react#11538). Called once, before anything is drawn.
 */
export function bearForeignNodes(): void {
  const { removeChild, insertBefore } = Node.prototype

  Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    const wrapper = this.contains(child) ? child.parentNode : null
    return wrapper ? (removeChild.call(wrapper, child) as Child) : child
  }

  Node.prototype.insertBefore = function <Child extends Node>(
    this: Node,
    child: Child,
    next: Node | null,
  ): Child {
    const place = next?.parentNode === this ? next : null
    return insertBefore.call(this, child, place) as Child
  }
}
