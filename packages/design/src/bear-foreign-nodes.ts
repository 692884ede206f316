/**
 * Lets the pages live on when somebody else rewrites them: a translator puts texts into elements of its own, an extension takes
 * some away. React throws where a node is not where it put it, and all of the page would be gone for one word of it
 * (facebook/react#11538). Called once, before anything is drawn.
 */
export function bearForeignNodes(): void {
  const { removeChild, insertBefore } = Node.prototype

  // Wherever it was moved to: what is drawn no more must not stand there beside what comes in its place.
  Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    const { parentNode } = child
    return parentNode ? (removeChild.call(parentNode, child) as Child) : child
  }

  Node.prototype.insertBefore = function <Child extends Node>(
    this: Node,
    child: Child,
    next: Node | null,
  ): Child {
    return insertBefore.call(this, child, placeIn(this, next)) as Child
  }
}

/** Where a node stands among these children, or what it was wrapped in. */
function placeIn(parent: Node, node: Node | null): Node | null {
  if (!node || node.parentNode === parent) return node
  return placeIn(parent, node.parentNode)
}
