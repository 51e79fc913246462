// @ts-nocheck
declare module "bash-parser" {
  /** The tree of a script; each node has a `type`, its other fields depend on it. */
  export default function parse(script: string): unknown;
}
